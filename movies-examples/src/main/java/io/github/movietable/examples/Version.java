package io.github.movietable.examples;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import software.amazon.awssdk.core.util.VersionInfo;

/** The versions of the programs, of the AWS SDK and of Java. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties built = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            built.load(in);
        }
        return new String[] {
            "movies-examples " + built.getProperty("version") + " (AWS SDK " + VersionInfo.SDK_VERSION + ", Java "
                    + Runtime.version() + ")"
        };
    }
}
