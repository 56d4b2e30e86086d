package io.github.movietable.load;

import com.fasterxml.jackson.core.JacksonException;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.BatchWriter;
import io.github.movietable.internal.Calls;
import io.github.movietable.internal.Workers;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** One run of a load: records from the parser to the writer, and the account of all of them. */
final class LoadRun {
    private static final Duration BETWEEN_TELLINGS = Duration.ofMillis(200);
    private static final int KEPT_REJECTIONS = 100;

    private final Calls calls;
    private final String name;
    private final Source source;
    private final Consumer<LoadProgress> listener;
    private final BatchWriter writer;
    private final List<Rejection> rejections = new ArrayList<>();
    private final long start;
    private long lastTold;
    private long read;
    private long rejectedHere;

    LoadRun(Calls calls, String table, String name, Source source, Consumer<LoadProgress> listener) {
        this.calls = calls;
        this.name = name;
        this.source = source;
        this.listener = listener;
        this.writer = new BatchWriter(calls, table, Workers.shared(), this::refused);
        this.start = calls.ticker().nanos();
        this.lastTold = start;
    }

    LoadReport run() {
        try (Source.Records records = source.open()) {
            for (Optional<LoadRecord> next = records.next(); next.isPresent(); next = records.next()) {
                take(next.get());
                tellNowAndThen(records);
            }
            writer.finish();
            tell(records);
            return report();
        } catch (IOException e) {
            throw failed(reason(e), e);
        } catch (SdkException | MoviesException e) {
            throw failed(reason(e), e);
        } catch (RuntimeException | Error e) {
            writer.stop();
            throw e;
        }
    }

    private void take(LoadRecord next) {
        read++;
        try {
            writer.add(new BatchWriter.Entry(MovieKey.in(next.item()), next.checked(), next.number()));
        } catch (InvalidMovieException e) {
            rejectedHere++;
            keep(new Rejection(next.number(), next.line(), next.keyIfValid(), e.pointer(), e.rule()));
        }
    }

    /** Runs on the writer's threads. */
    private void refused(BatchWriter.Entry entry, DynamoDbException e) {
        keep(new Rejection(entry.record(), 0, entry.key(), "", "DynamoDB refused it: " + said(e)));
    }

    private void keep(Rejection rejection) {
        synchronized (rejections) {
            if (rejections.size() < KEPT_REJECTIONS) {
                rejections.add(rejection);
            }
        }
    }

    private LoadFailedException failed(String why, Exception cause) {
        writer.stop();
        return new LoadFailedException(name, why, report(), cause);
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof JacksonException json) {
            return JsonErrors.describe(json);
        }
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return e instanceof AwsServiceException service
                ? "DynamoDB said: " + said(service)
                : String.valueOf(e.getMessage());
    }

    private static String said(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? e.getClass().getSimpleName()
                : e.awsErrorDetails().errorCode() + ", " + e.awsErrorDetails().errorMessage();
    }

    private LoadReport report() {
        LoadReport.Counts counts = new LoadReport.Counts(
                read,
                writer.written(),
                writer.superseded(),
                rejectedHere + writer.rejected(),
                writer.retried(),
                writer.calls());
        synchronized (rejections) {
            return new LoadReport(
                    counts, rejections, writer.units(), calls.ticker().since(start));
        }
    }

    private void tellNowAndThen(Source.Records records) {
        if (calls.ticker().since(lastTold).compareTo(BETWEEN_TELLINGS) >= 0) {
            tell(records);
        }
    }

    private void tell(Source.Records records) {
        lastTold = calls.ticker().nanos();
        listener.accept(new LoadProgress(
                read,
                writer.written(),
                records.bytesRead(),
                records.bytesTotal(),
                calls.ticker().since(start)));
    }
}
