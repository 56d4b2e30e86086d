package io.github.movietable.examples;

import io.github.movietable.MovieNotFoundException;
import io.github.movietable.TableExistsException;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.json.FileTrouble;
import io.github.movietable.load.ExportFailedException;
import io.github.movietable.load.LoadFailedException;
import io.github.movietable.model.NoSuchTableException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Describes failures for people at a command line: what happened, and what to do next. */
final class Problems {
    private static final String UNKNOWN_KEY = "UnrecognizedClientException";

    private Problems() {}

    /** Whether an exception means that the arguments of a step are wrong, whatever the table contains. */
    static boolean isWrongCall(Exception e) {
        return e instanceof IllegalArgumentException;
    }

    /** Describes an exception on one line. */
    static String describe(Exception e, String place) {
        if (e instanceof TableExistsException exists) {
            return "There is a table " + exists.table() + " in " + place
                    + " already: use it, take another name with --table, or drop it with MoviesDeleteTable.";
        }
        if (e instanceof NoSuchTableException missing) {
            return "There is no table " + missing.table() + " in " + place
                    + ": create it with MoviesCreateTable, then fill it with MoviesLoadData.";
        }
        if (e instanceof MovieNotFoundException missing) {
            return "There is no movie " + missing.key() + " in the table: MoviesPutItem puts it, MoviesQueryYear "
                    + missing.key().year() + " lists that year's movies.";
        }
        return e instanceof SdkClientException || e instanceof AwsServiceException ? sdk(e, place) : other(e, place);
    }

    private static String other(Exception e, String place) {
        boolean isOfFiles = e instanceof LoadFailedException || e instanceof ExportFailedException;
        if (isOfFiles && e.getCause() instanceof NoSuchTableException missing) {
            return describe(missing, place);
        }
        if (isOfFiles && e.getCause() instanceof AwsServiceException refused) {
            return e.getMessage() + cure(refused, place);
        }
        if (e instanceof UncheckedIOException io) {
            return "A file could not be read or written: " + FileTrouble.inWords(io) + ".";
        }
        return e instanceof MoviesException || e instanceof StepFailedException
                ? Objects.toString(e.getMessage(), "")
                : "This was not expected (--verbose shows where it happened): " + e;
    }

    private static String sdk(Exception e, String place) {
        if (!(e instanceof AwsServiceException service)) {
            return "No answer from " + place + ": " + root(e)
                    + ". Check that the address or region is right, and that it can be reached from here.";
        }
        AwsErrorDetails details = service.awsErrorDetails();
        if (details == null || details.errorCode() == null) {
            return place + " answered, but not as DynamoDB does (HTTP status " + service.statusCode()
                    + "): is the address right?";
        }
        return place + " refused: " + details.errorMessage() + " (" + details.errorCode() + ", request "
                + service.requestId() + ")." + cure(service, place);
    }

    /** Adds advice for DynamoDB Local, which refuses an access key with other characters and does not say why. */
    private static String cure(AwsServiceException refused, String place) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details != null && UNKNOWN_KEY.equals(details.errorCode()) && place.startsWith("http")
                ? " If this is DynamoDB Local: it takes access keys of letters and digits only, so set"
                        + " AWS_ACCESS_KEY_ID=local and AWS_SECRET_ACCESS_KEY=local."
                : "";
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof UnknownHostException || root.getMessage() == null
                ? root.getClass().getSimpleName() + ": " + root.getMessage()
                : root.getMessage();
    }
}
