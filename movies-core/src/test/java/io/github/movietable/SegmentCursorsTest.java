package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.internal.read.Place;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** A cursor of a scan in segments belongs to that scan and no other. */
class SegmentCursorsTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());
    private final MovieScan scan = films.scan().segments(4);

    private static void refused(MovieScan read, Cursor cursor) {
        assertThatThrownBy(read.startAfter(cursor)::page).isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(read.startAfter(cursor)::list).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void belongsToItsNumberOfSegments() {
        Cursor ofFour = scan.pageSize(3).page().next().orElseThrow();
        Cursor ofOne = films.scan().pageSize(3).page().next().orElseThrow();
        int before = http.attempts();

        refused(films.scan().segments(5), ofFour);
        refused(films.scan(), ofFour);
        refused(films.scan().segment(0, 4), ofFour);
        refused(films.scan().segments().years(1950, 1960), ofFour);
        refused(scan.where(RATING.above(3)), ofFour);
        refused(scan, ofOne);
        assertThat(http.attempts()).isEqualTo(before);
    }

    /** Anybody can compute the checksum, so the content must be checked too. */
    @Test
    void aForgedOneOfAnyOtherShapeIsRefused() {
        Cursor.Binding binding = scan.binding();

        for (int count : List.of(0, 1, 3, 5, 60_000)) {
            refused(scan, Cursor.at(Collections.nCopies(count, Place.BEGINNING), binding));
            refused(scan, Cursor.at(Collections.nCopies(count, Place.END), binding));
        }
        refused(scan, Cursor.at(Collections.nCopies(4, Place.atYear(1994)), binding));
        Cursor.Binding ofAny = films.scan().segments().binding();
        refused(films.scan().segments(), Cursor.at(List.of(), ofAny));
        refused(films.scan().segments(), Cursor.at(Collections.nCopies(1001, Place.BEGINNING), ofAny));
        assertThat(http.attempts("Scan")).isZero();
    }

    @Test
    void whatIsAtItsEndIsNotReadAgain() {
        Place behind = Place.behind(MovieKey.of(1994, "Clerks"));
        Cursor cursor = Cursor.at(List.of(Place.END, Place.BEGINNING, behind, Place.END), scan.binding());

        assertThat(scan.startAfter(cursor).toRequests())
                .extracting(request -> request.segment() + " " + request.hasExclusiveStartKey())
                .containsExactly("1 false", "2 true");
        Cursor end = Cursor.at(Collections.nCopies(4, Place.END), scan.binding());
        assertThat(scan.startAfter(end).list()).isEmpty();
        assertThat(scan.startAfter(end).page().next()).isEmpty();
    }

    @Test
    void anAutomaticScanGoesOnWithTheNumberItBeganWith() {
        Cursor cursor = Cursor.at(
                Collections.nCopies(7, Place.BEGINNING), films.scan().segments().binding());

        assertThat(films.scan().segments().startAfter(cursor).list())
                .hasSize(Films.all().size());
        assertThat(http.attempts("DescribeTable")).isZero();
        assertThat(http.bodies("Scan"))
                .allMatch(body -> body.path("TotalSegments").asInt() == 7);
    }

    @Test
    void theRequestsAreTheSegments() {
        List<ScanRequest> requests = films.scan().segments(3).toRequests();

        assertThat(requests).extracting(ScanRequest::segment).containsExactly(0, 1, 2);
        assertThat(requests).extracting(ScanRequest::totalSegments).containsOnly(3);
        assertThat(films.scan().toRequests()).containsExactly(films.scan().toRequest());
        assertThatIllegalStateException()
                .isThrownBy(() -> films.scan().segments(3).toRequest());
        assertThatIllegalStateException()
                .isThrownBy(() -> films.scan().segments().toRequests());
        assertThat(http.attempts()).isZero();
    }
}
