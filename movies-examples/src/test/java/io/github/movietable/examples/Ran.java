package io.github.movietable.examples;

import io.github.movietable.local.LocalDynamoDb;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How a step ended: its exit status, and what it printed. */
record Ran(int status, List<String> out, List<String> err) {
    /** One database for all tests of this JVM; each test has tables of its own. */
    static final LocalDynamoDb DYNAMO = LocalDynamoDb.inMemory();

    /** Runs a step, by its name, as the runnable jar does. */
    static Ran step(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.run(new Main(), out, err, args);
        return new Ran(status, lines(out.toByteArray()), lines(err.toByteArray()));
    }

    /** Runs a step with {@link #DYNAMO} as its server. */
    static Ran onServer(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--endpoint", DYNAMO.endpoint().toString()));
        return step(all.toArray(String[]::new));
    }

    static List<String> lines(byte[] printed) {
        return new String(printed, StandardCharsets.UTF_8).lines().toList();
    }
}
