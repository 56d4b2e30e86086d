package io.github.movietable.examples;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.local.LocalDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that all steps share: they say where the step's table is. */
final class Connection {
    private static final String DEFAULT_TABLE = "Movies";

    private final boolean storedByDefault;

    @ArgGroup
    Place given = new Place();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region, with --aws or --endpoint: eu-north-1, …")
    @Nullable
    String region;

    @Option(names = "--table", paramLabel = "NAME", description = "The table's name (default: Movies).")
    String table = DEFAULT_TABLE;

    /** Options that exclude each other: at most one of them may be given. */
    static final class Place {
        @Option(names = "--data", paramLabel = "DIR", description = "Embedded, with its data in another folder.")
        @Nullable
        Path folder;

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "Any DynamoDB-compatible server: http://localhost:8000, …")
        @Nullable
        URI endpoint;

        @Option(
                names = "--aws",
                description = "The real service, with the credentials and the region that the AWS tools use here:"
                        + " environment, profile, or the EC2 instance's role.")
        boolean aws;
    }

    private Connection(boolean storedByDefault) {
        this.storedByDefault = storedByDefault;
    }

    /**
     * By default, the embedded database in a folder of its own, so that each step finds the table that the step before
     * it left.
     */
    static Connection storedByDefault() {
        return new Connection(true);
    }

    /** By default, an embedded database in memory, which is gone when the step ends. */
    static Connection inMemoryByDefault() {
        return new Connection(false);
    }

    Database open() {
        if (given.aws) {
            return Database.remote(Remote.aws(region));
        }
        if (given.endpoint != null) {
            return Database.remote(Remote.server(given.endpoint, region));
        }
        if (region != null) {
            throw new IllegalArgumentException("--region goes with --aws; without --aws this is the embedded database");
        }
        return Database.embedded(embedded());
    }

    private LocalDynamoDb embedded() {
        Path folder = folder();
        try {
            return folder == null ? LocalDynamoDb.inMemory() : LocalDynamoDb.stored(folder);
        } catch (MoviesException e) {
            if (e.getCause() instanceof NoClassDefFoundError) {
                throw new StepFailedException(
                        "There is no embedded database in this jar: give --aws or --endpoint URL, or run the step in the"
                                + " project, with mvn -q -Plab -Dstep=….",
                        e);
            }
            throw e;
        }
    }

    String table() {
        return table;
    }

    /** The options with which another step finds the same table; empty if no option is needed. */
    List<String> asOptions() {
        List<String> options = new ArrayList<>();
        if (!table.equals(DEFAULT_TABLE)) {
            options.addAll(List.of("--table", table));
        }
        if (given.folder != null) {
            options.addAll(List.of("--data", given.folder.toString()));
        }
        if (given.endpoint != null) {
            options.addAll(List.of("--endpoint", given.endpoint.toString()));
        }
        if (given.aws) {
            options.add("--aws");
        }
        if (region != null) {
            options.addAll(List.of("--region", region));
        }
        return options;
    }

    /** Refuses to write a file among those of the embedded database, which may be one of them. */
    void checkOutside(@Nullable Path output) {
        Path folder = given.aws || given.endpoint != null ? null : folder();
        if (output != null && folder != null && isIn(folder, output)) {
            throw new IllegalArgumentException(
                    output + " is in the folder of the embedded database, " + folder + ": name a file elsewhere");
        }
    }

    private static boolean isIn(Path folder, Path output) {
        Path parent = output.toAbsolutePath().getParent();
        try {
            return parent != null && parent.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            // one of the folders does not exist
            return false;
        }
    }

    /** The place of the table in words, for messages. */
    String place() {
        if (given.aws) {
            return "DynamoDB" + (region == null ? "" : " in " + region);
        }
        Path folder = folder();
        return given.endpoint != null
                ? given.endpoint.toString()
                : "the embedded database" + (folder == null ? "" : " in " + folder);
    }

    private @Nullable Path folder() {
        if (given.folder != null) {
            return given.folder;
        }
        return storedByDefault ? Path.of(System.getProperty("user.home"), ".movies-lab") : null;
    }
}
