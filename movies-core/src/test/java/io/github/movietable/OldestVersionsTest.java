package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class OldestVersionsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");

    @ParameterizedTest
    @ValueSource(strings = {"2.29.6", "2.29.6-SNAPSHOT", "2.3.30", "2.28", "1.12.721", "2.29"})
    void olderOnesAreNamedWithTheWayOut(String found) {
        assertThat(OldestVersions.tooOld("the AWS SDK", found, "2.29.7", "software.amazon.awssdk:bom"))
                .contains("movies-core needs the AWS SDK 2.29.7 or newer, and the class path has " + found
                        + ": import software.amazon.awssdk:bom of a newer version into the dependencyManagement of your"
                        + " pom.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2.29.7", "2.29.7-SNAPSHOT", "2.29.10", "2.30", "2.54.13", "3.0.0-preview", "unknown", "", "x.y"
            })
    void othersAreNot(String found) {
        assertThat(OldestVersions.tooOld("the AWS SDK", found, "2.29.7", "bom")).isEmpty();
    }

    @Test
    void theOnesOfTheBuildAreNewEnough() {
        assertThatCode(OldestVersions::check).doesNotThrowAnyException();
    }

    /**
     * The program every-verb must run with the oldest versions that the check accepts, and the README must name them.
     */
    @Test
    void allPlacesNameTheSameVersions() throws IOException {
        for (String version : new String[] {"2.29.7", "2.15.0"}) {
            assertThat(Files.readString(
                            ROOT.resolve("movies-core/src/main/java/io/github/movietable/OldestVersions.java")))
                    .contains('"' + version + '"');
            assertThat(Files.readString(ROOT.resolve("movies-core/src/it/every-verb/invoker.properties")))
                    .contains("=" + version);
            assertThat(Files.readString(ROOT.resolve("README.md"))).contains(version);
        }
    }
}
