package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.testing.ChildJvm;
import io.github.movietable.testing.Documents;
import io.github.movietable.testing.Javac;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * The parts of the README that a new user copies work: the program, and the pom, which agrees with the project's own
 * poms.
 */
class FirstScreenTest {
    private static final Pattern PRINTED = Pattern.compile("println\\(.*\\); // (.*)");
    private static final Pattern IMPLEMENTATION = Pattern.compile("[iI]mplementation\\(\"([^\"]+)\"\\)");
    private static final Pattern EXCLUDE = Pattern.compile("exclude\\(\"(.*?)\"\\)");
    private static final Pattern OUR_VERSION =
            Pattern.compile("movies-core(?:</artifactId>\\s*<version>|:)(\\d[^<\"]*)");
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();
    private static final String LOCAL = "//dependency[artifactId='DynamoDBLocal']";

    @TempDir
    Path folder;

    private final Document ours = pom(Files.readString(Documents.ROOT.resolve("pom.xml")));
    private final String maven = Documents.first(Documents.readme(), "xml");
    private final Document first = pom(Documents.first(Documents.page("first-project.md"), "xml"));
    private final Document inTests = pom("<all>" + Documents.first(Documents.page("testing.md"), "xml") + "</all>");

    FirstScreenTest() throws Exception {}

    @Test
    void theReadmeIsAFrontPage() throws IOException {
        assertThat(Files.readAllLines(Documents.readme())).hasSizeLessThan(150);
    }

    @Test
    void theProgramPrintsWhatItsCommentsSay() throws Exception {
        String program = Documents.first(Documents.readme(), "java");
        Javac.compile(folder, Map.of("FirstMovies", program), "-Xlint:all,-classfile,-path", "-Werror");

        ChildJvm.Ended ended = ChildJvm.in(folder)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .withClasses(folder)
                .run("FirstMovies");

        assertThat(ended)
                .isEqualTo(new ChildJvm.Ended(
                        0,
                        PRINTED.matcher(program)
                                .results()
                                .map(printed -> printed.group(1) + System.lineSeparator())
                                .collect(Collectors.joining())));
    }

    @Test
    void gradleGetsWhatMavenGets() throws Exception {
        String gradle = Documents.first(Documents.readme(), "kotlin");
        Document block = pom("<all>" + maven + "</all>");

        assertThat(all(IMPLEMENTATION, gradle))
                .isEqualTo(texts(block, "//dependency", "concat(groupId, ':', artifactId, ':', version)"));
        assertThat(all(EXCLUDE, gradle).stream()
                        .map(exclude -> exclude.replace("\", \"", ":"))
                        .map(exclude -> exclude.contains(":") ? exclude : exclude + ":*"))
                .containsExactlyInAnyOrderElementsOf(exclusions(block));
    }

    @Test
    void theWholePomHasTheBlockOfTheReadme() {
        assertThat(Documents.first(Documents.page("first-project.md"), "xml").replaceAll("\\s+", ""))
                .contains(maven.replaceAll("\\s+", ""));
    }

    @Test
    void thePomHasTheVersionsOfThisProject() {
        for (String path : List.of(
                LOCAL + "/version",
                "//dependency[artifactId='sqlite4java']/version",
                "//plugin[artifactId='maven-surefire-plugin']/version",
                "//plugin[artifactId='exec-maven-plugin']/version")) {
            assertThat(text(first, path)).as(path).isNotEmpty().isEqualTo(text(ours, path));
        }
        assertThat(text(first, "//dependency[artifactId='junit-jupiter']/version"))
                .isEqualTo(text(ours, "//dependency[artifactId='junit-bom']/version"));
        assertThat(text(first, "//plugin//mainClass")).isEqualTo("FirstMovies");
    }

    @Test
    void eachBlockNamesTheVersionOfThisProject() throws Exception {
        List<String> blocks = Documents.pages().stream()
                .flatMap(page -> Documents.blocks(page).stream())
                .map(Documents.Block::text)
                .toList();

        assertThat(blocks.stream().flatMap(block -> all(OUR_VERSION, block).stream()))
                .hasSizeGreaterThanOrEqualTo(5)
                .containsOnly(text(ours, "/project/version"));
    }

    /** The compiler plugin that Maven 3.8 uses by default does not know the parameter release. */
    @Test
    void thePomWorksWithMavensOwnCompiler() {
        for (String property : List.of("maven.compiler.source", "maven.compiler.target")) {
            assertThat(text(first, "/project/properties/" + property)).isEqualTo("17");
        }
    }

    @Test
    void dynamoDbLocalComesWithoutWhatThisProjectLeavesOut() throws Exception {
        Set<String> left = exclusions(ours);
        assertThat(left).contains("org.mockito:mockito-core");
        left.add("software.amazon.awssdk:utils");

        assertThat(exclusions(first)).isEqualTo(left);
        assertThat(exclusions(inTests)).isEqualTo(left);
        for (String artifact : List.of("DynamoDBLocal", "sqlite4java")) {
            String version = "//dependency[artifactId='" + artifact + "']/version";
            assertThat(text(inTests, version)).isEqualTo(text(ours, version));
        }
    }

    /** The message of {@link LocalDynamoDb} about missing dependencies has the same block. */
    @Test
    void theMessageHasTheBlockOfThePageAboutTests() throws Exception {
        String source = Files.readString(
                Documents.ROOT.resolve("movies-core/src/main/java/io/github/movietable/local/OptionalDependency.java"));
        String said = source.substring(source.indexOf("<dependency>"), source.lastIndexOf("</dependency>") + 13);

        assertThat(exclusions(pom("<all>" + said + "</all>"))).isEqualTo(exclusions(inTests));
        assertThat(said).contains("<artifactId>sqlite4java</artifactId>");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<String> texts(Document document, String path, String text) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(XPATH.evaluate(text, nodes.item(i)));
        }
        return texts;
    }

    private static Set<String> exclusions(Document pom) throws Exception {
        return new TreeSet<>(texts(pom, LOCAL + "//exclusion", "concat(groupId, ':', artifactId)"));
    }

    private static String text(Document document, String path) {
        try {
            return XPATH.evaluate(path, document);
        } catch (javax.xml.xpath.XPathExpressionException e) {
            throw new AssertionError(e);
        }
    }

    private static Document pom(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
