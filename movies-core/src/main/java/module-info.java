/**
 * A table of movies in Amazon DynamoDB: typed, lossless, honest about cost. Begin with {@link
 * io.github.movietable.MovieTable}.
 *
 * <h2>A first program</h2>
 *
 * <pre>{@code
 * try (LocalDynamoDb local = LocalDynamoDb.inMemory()) { // inside this program, for now
 *     DynamoDbClient client = local.client(); // on AWS: DynamoDbClient.create()
 *     MovieTable movies = MovieTable.named("Movies", client);
 *     movies.createIfMissing();
 *
 *     movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
 *     movies.update(2015, "The Big New Movie")
 *             .set(RATING, 5.5)
 *             .set(ACTORS, List.of("Larry", "Moe"))
 *             .apply();
 *     WriteOutcome outcome = movies.deleteIf(2015, "The Big New Movie", RATING.atMost(4));
 *     if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
 *         System.out.println("Not deleted: " + refusal.why());
 *     }
 *     for (Movie movie : movies.inYears(2010, 2019).where(ACTORS.contains("Moe"))) {
 *         System.out.println("Found: " + movie.key() + " with " + movie.actors());
 *     }
 * }
 * }</pre>
 *
 * <p>{@code RATING} and {@code ACTORS} are imported statically from {@link
 * io.github.movietable.expression.MovieAttributes}. {@link io.github.movietable.local.LocalDynamoDb} needs a dependency
 * that programs on AWS do not need; its page shows which.
 *
 * <h2>Five ideas</h2>
 *
 * <ol>
 *   <li><b>{@link io.github.movietable.MovieTable}</b> is the one noun: immutable, thread-safe, cheap. It borrows your
 *       client and never closes it.
 *   <li><b>{@link io.github.movietable.model.Movie}</b> is the stored item, seen through typed attributes. It keeps the
 *       attributes that the library does not know.
 *   <li><b>{@link io.github.movietable.expression.Attribute}</b> is the one vocabulary. {@code RATING} reads a value,
 *       sets it, forms conditions on it and selects it for a read; so does your own {@code
 *       Attribute.number("info.box_office")}. Operations that make no sense for a type do not compile.
 *   <li><b>There are two kinds of verb.</b> {@code put}, {@code get} and {@code delete} run at once. {@code update},
 *       {@code inYear} and {@code batchLoad} give immutable specifications, which a terminal runs: {@code apply},
 *       {@code list}, {@code run}. Nothing else calls DynamoDB. A specification says with {@code explain()} what it
 *       would do and cost; those of reads and writes show with {@code toRequest()} what they would send.
 *   <li><b>The strong word throws, the gentle word returns.</b> {@code get} throws if the movie is not there, {@code
 *       find} returns an {@code Optional}. {@code apply} throws if the write is refused, {@code tryApply} returns a
 *       {@link io.github.movietable.WriteOutcome}.
 * </ol>
 *
 * <h2>Where to look</h2>
 *
 * <ul>
 *   <li><b>To read</b>: {@link io.github.movietable.YearQuery} (a year, or part of its titles), {@link
 *       io.github.movietable.YearsQuery} (several years), {@link io.github.movietable.TitleQuery} (a title in all
 *       years), {@link io.github.movietable.MovieScan} (the whole table). They share the clauses and terminals of
 *       {@link io.github.movietable.MovieRead}. A {@link io.github.movietable.Page} has a {@link
 *       io.github.movietable.Cursor}, which survives a URL.
 *   <li><b>To write</b>: {@link io.github.movietable.MovieUpdate} changes a movie, {@link
 *       io.github.movietable.MovieTransaction} makes several writes together or not at all, {@link
 *       io.github.movietable.VersionedMovies} never overwrites the work of another program.
 *   <li><b>For many movies</b>: {@link io.github.movietable.load.BatchLoad} loads files, {@link
 *       io.github.movietable.load.Export} writes them.
 *   <li><b>Without blocking</b>: {@link io.github.movietable.AsyncMovieTable}, the same table with futures and
 *       publishers.
 *   <li><b>To test</b>: {@link io.github.movietable.local.Movies} gives each JUnit test a table of its own, {@link
 *       io.github.movietable.local.Faults} makes DynamoDB fail.
 *   <li><b>If a call fails</b>: the library's own exceptions are {@link
 *       io.github.movietable.expression.MoviesException}s; those of the AWS SDK are thrown unchanged. If it is unknown
 *       whether a write was applied, the write throws an {@link io.github.movietable.OutcomeUnknownException}.
 *   <li><b>To know what it costs</b>: {@link io.github.movietable.model.Meter} counts units, and every page and report
 *       has them.
 * </ul>
 *
 * <p>Amazon describes the database in the <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html">developer guide of
 * DynamoDB</a>, and the client in the <a
 * href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/">developer guide of the AWS SDK for Java</a>.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.movietable {
    requires transitive software.amazon.awssdk.services.dynamodb;
    requires transitive software.amazon.awssdk.core;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.metrics;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.utils;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static transitive org.jspecify;

    // The SDK's HTTP client for Apache 5 needs it and does not say so.
    requires jdk.net;

    // Only the embedded DynamoDB needs these, and only in a program that has them.
    requires static java.logging;
    requires static java.net.http;
    requires static org.reactivestreams;
    requires static org.junit.jupiter.api;
    requires static org.junit.platform.commons;
    requires static software.amazon.awssdk.http.apache5;
    requires static software.amazon.awssdk.http.nio.netty;
    requires static org.eclipse.jetty.server;
    requires static DynamoDBLocal;
    requires static aws.java.sdk.core;
    requires static sqlite4java;

    exports io.github.movietable;
    exports io.github.movietable.expression;
    exports io.github.movietable.load;
    exports io.github.movietable.local;
    exports io.github.movietable.model;

    // Frameworks write and read movies by the annotations on private methods, with either Jackson.
    opens io.github.movietable.model;

    // JUnit creates the extension of @Movies by reflection.
    opens io.github.movietable.local to
            org.junit.platform.commons;
}
