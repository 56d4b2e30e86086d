package io.github.movietable.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles texts, as a user of the library would, on the class path of the tests. */
public final class Javac {
    public static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private Javac() {}

    /** Compiles top-level classes of the unnamed package, each by its name, into a folder, and loads them from there. */
    public static ClassLoader compile(Path folder, Map<String, String> sources, String... options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", CLASS_PATH, "-d", folder.toString()));
        arguments.addAll(List.of(options));
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<Path> written = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                written.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
            }
            if (!javac.getTask(said, files, null, arguments, null, files.getJavaFileObjectsFromPaths(written))
                    .call()) {
                throw new AssertionError(said);
            }
            return new URLClassLoader(new URL[] {url(folder)}, Javac.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
