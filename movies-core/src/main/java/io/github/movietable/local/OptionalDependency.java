package io.github.movietable.local;

import io.github.movietable.expression.MoviesException;
import java.util.function.Supplier;

/**
 * Converts the errors that occur if DynamoDB Local, an optional dependency, is missing or can't run to exceptions that
 * say what to do.
 */
final class OptionalDependency {
    /**
     * The exclusions keep out second copies of classes that DynamoDB Local's own jar contains, parts that it never uses
     * (one is an ancient Mockito), and an older part of the AWS SDK, which would be used if the program does not import
     * the SDK's BOM.
     */
    private static final String ABSENT = """
            LocalDynamoDb needs com.amazonaws:DynamoDBLocal on the class path (%s is missing); add it to your pom.xml:
                <dependency>
                  <groupId>com.amazonaws</groupId>
                  <artifactId>DynamoDBLocal</artifactId>
                  <version>2.6.1</version>
                  <scope>test</scope>
                  <exclusions>
                    <exclusion>
                      <groupId>com.almworks.sqlite4java</groupId>
                      <artifactId>*</artifactId>
                    </exclusion>
                    <exclusion>
                      <groupId>org.mockito</groupId>
                      <artifactId>mockito-core</artifactId>
                    </exclusion>
                    <exclusion>
                      <groupId>com.amazonaws</groupId>
                      <artifactId>aws-java-sdk-s3</artifactId>
                    </exclusion>
                    <exclusion>
                      <groupId>com.amazonaws</groupId>
                      <artifactId>aws-java-sdk-kms</artifactId>
                    </exclusion>
                    <exclusion>
                      <groupId>software.amazon.awssdk</groupId>
                      <artifactId>utils</artifactId>
                    </exclusion>
                  </exclusions>
                </dependency>
                <dependency>
                  <groupId>com.almworks.sqlite4java</groupId>
                  <artifactId>sqlite4java</artifactId>
                  <version>1.0.392</version>
                  <scope>test</scope>
                </dependency>""";

    private static final String MIXED =
            "The class path mixes versions that don't fit together (%s): import software.amazon.awssdk:bom into the"
                    + " dependencyManagement of your pom.xml, and use com.amazonaws:DynamoDBLocal 2.6.1.";

    private static final String NO_SQLITE =
            "DynamoDB Local has no SQLite library that can be loaded on this system (%s): run its Docker image instead,"
                    + " and use that as the endpoint.";

    private OptionalDependency() {}

    static <T> T using(Supplier<T> start) {
        try {
            return start.get();
        } catch (NoClassDefFoundError e) {
            throw new MoviesException(ABSENT.formatted(e.getMessage()), e);
        } catch (IncompatibleClassChangeError e) {
            throw new MoviesException(MIXED.formatted(e.getMessage()), e);
        } catch (ExceptionInInitializerError | UnsatisfiedLinkError e) {
            throw new MoviesException(NO_SQLITE.formatted(e.getMessage()), e);
        }
    }
}
