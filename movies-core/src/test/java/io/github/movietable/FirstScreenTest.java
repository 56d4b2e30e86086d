package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.testing.ChildJvm;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What somebody new copies out of the README: a program and a pom that work, and that say what the project's own poms say. */
class FirstScreenTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();
    private static final String LOCAL = "//dependency[artifactId='DynamoDBLocal']";

    @TempDir
    Path folder;

    private final String readme = Files.readString(ROOT.resolve("README.md"));
    private final Document ours = xml(Files.readString(ROOT.resolve("pom.xml")));
    private final Document first = xml(block("xml", readme));
    private final Document inTests = xml("<all>" + block("xml", after("## In your tests")) + "</all>");

    FirstScreenTest() throws Exception {}

    @Test
    void theProgramPrintsWhatTheReadmeSays() throws Exception {
        String program = block("java", readme);
        Path source = Files.writeString(folder.resolve("FirstMovies.java"), program);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        assertThat(javac.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-Xlint:all,-classfile,-path",
                        "-Werror",
                        "-cp",
                        classPath,
                        source.toString()))
                .isZero();
        ChildJvm.Ended ended = ChildJvm.in(folder)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .withClasses(folder)
                .run("FirstMovies");

        assertThat(ended).isEqualTo(new ChildJvm.Ended(0, block("", after("The program prints"))));
    }

    @Test
    void thePomHasTheVersionsOfThisProject() {
        assertThat(text(first, "//dependency[artifactId='movies-core']/groupId"))
                .isEqualTo(text(ours, "/project/groupId"));
        assertThat(text(first, "//dependency[artifactId='movies-core']/version"))
                .isEqualTo(text(ours, "/project/version"));
        for (String path : List.of(
                "//dependency[groupId='software.amazon.awssdk'][artifactId='bom']/version",
                LOCAL + "/version",
                "//dependency[artifactId='sqlite4java']/version",
                "//plugin[artifactId='exec-maven-plugin']/version")) {
            assertThat(text(first, path)).as(path).isNotEmpty().isEqualTo(text(ours, path));
        }
        assertThat(text(first, "//plugin//mainClass")).isEqualTo("FirstMovies");
    }

    /** The compiler plugin that Maven 3.8 takes by itself knows no release. */
    @Test
    void thePomWorksWithMavensOwnPlugins() {
        for (String property : List.of("maven.compiler.source", "maven.compiler.target")) {
            assertThat(text(first, "/project/properties/" + property)).isEqualTo("17");
        }
        assertThat(text(first, "count(//plugin)")).isEqualTo("1");
    }

    @Test
    void dynamoDbLocalComesWithoutWhatThisProjectLeavesOut() throws Exception {
        Set<String> left = exclusions(ours);
        assertThat(left).contains("org.mockito:mockito-core");

        assertThat(exclusions(first)).isEqualTo(left);
        left.add("software.amazon.awssdk:utils");
        assertThat(exclusions(inTests)).as("without the BOM").isEqualTo(left);
        for (String artifact : List.of("DynamoDBLocal", "sqlite4java")) {
            String version = "//dependency[artifactId='" + artifact + "']/version";
            assertThat(text(inTests, version)).isEqualTo(text(ours, version));
        }
    }

    /** {@link LocalDynamoDb} says what to add if it is missing: the same. */
    @Test
    void theMessageHasTheBlockOfTheReadme() throws Exception {
        String source = Files.readString(
                ROOT.resolve("movies-core/src/main/java/io/github/movietable/local/OptionalDependency.java"));
        String said = source.substring(source.indexOf("<dependency>"), source.lastIndexOf("</dependency>") + 13);

        assertThat(exclusions(xml("<all>" + said + "</all>"))).isEqualTo(exclusions(inTests));
        assertThat(said).contains("<artifactId>sqlite4java</artifactId>");
    }

    private static Set<String> exclusions(Document pom) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(LOCAL + "//exclusion", pom, XPathConstants.NODESET);
        Set<String> exclusions = new TreeSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            exclusions.add(XPATH.evaluate("concat(groupId, ':', artifactId)", nodes.item(i)));
        }
        return exclusions;
    }

    private static String text(Document document, String path) {
        try {
            return XPATH.evaluate(path, document);
        } catch (javax.xml.xpath.XPathExpressionException e) {
            throw new AssertionError(e);
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String after(String heading) {
        return readme.substring(readme.indexOf(heading));
    }

    /** The first block of code of a language. */
    private static String block(String language, String text) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
