package io.github.movietable.local;

import java.util.function.Supplier;

/** Says what is missing where DynamoDB Local, an optional dependency, is not there or can't run. */
final class OptionalDependency {
    private static final String ABSENT = """
            LocalDynamoDb needs com.amazonaws:DynamoDBLocal:2.6.1 on the class path; add it to your pom.xml:
                <dependency>
                  <groupId>com.amazonaws</groupId>
                  <artifactId>DynamoDBLocal</artifactId>
                  <version>2.6.1</version>
                  <scope>test</scope>
                </dependency>
            (What was looked for and not found: %s)""";

    private OptionalDependency() {}

    static <T> T using(Supplier<T> start) {
        try {
            return start.get();
        } catch (NoClassDefFoundError | IncompatibleClassChangeError e) {
            throw new LocalDynamoDbException(ABSENT.formatted(e.getMessage()), e);
        } catch (ExceptionInInitializerError e) {
            throw new LocalDynamoDbException(cannotRun(), e);
        }
    }

    private static String cannotRun() {
        return "DynamoDB Local has no SQLite library that can be loaded on this system (%s %s): run its Docker image instead and use that as the endpoint."
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
