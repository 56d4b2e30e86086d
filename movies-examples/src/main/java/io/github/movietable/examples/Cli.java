package io.github.movietable.examples;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Runs commands: prints results to standard output, prints one line about a failure to standard error, and sets the
 * exit status.
 */
final class Cli {
    /** Java replaces letters of its arguments by this character if the locale's character set lacks them. */
    private static final String GARBLED = "\uFFFD";

    private Cli() {}

    /** Runs a command and ends the JVM with its exit status. */
    static void main(Object command, String... args) {
        System.exit(run(command, System.out, System.err, args));
    }

    /**
     * Runs a command, and returns its exit status: 0 if it succeeded, 1 if it failed, 2 if its arguments were wrong.
     */
    static int run(Object command, OutputStream out, OutputStream err, String... args) {
        CommandLine line = new CommandLine(command)
                .setOut(utf8(out))
                .setErr(utf8(err))
                .setExpandAtFiles(false)
                .registerConverter(BigDecimal.class, Cli::number)
                .setParameterExceptionHandler((e, given) -> calledWrongly(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, failed, parsed) -> failed(failed, e));
        int status = String.join("", args).contains(GARBLED) ? garbled(line) : line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        return status;
    }

    /**
     * Prints UTF-8: in an ASCII locale, as on many servers, a title like "Amélie" would otherwise be printed as
     * "Am?lie".
     */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static BigDecimal number(String typed) {
        try {
            return new BigDecimal(typed);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + typed + "' is not a number");
        }
    }

    private static int failed(CommandLine failed, Exception e) {
        Step step = failed.getCommand();
        if (e instanceof ParameterException || Problems.isWrongCall(e)) {
            return calledWrongly(failed, e);
        }
        complain(failed, Problems.describe(e, step.connection.place()));
        if (step.verbose) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            // Line by line, because the messages may contain any text of a file or a table.
            trace.toString().lines().map(Cli::safeLine).forEach(failed.getErr()::println);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String safeLine(String line) {
        return line.startsWith("\t") ? "\t" + Text.safe(line.substring(1)) : Text.safe(line);
    }

    private static int calledWrongly(CommandLine called, Exception e) {
        complain(called, WrongCall.describe(called, e) + " (--help shows how to call it)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int garbled(CommandLine called) {
        complain(called, "An argument has letters that are lost in this locale: set LC_ALL=C.UTF-8 and try again.");
        return CommandLine.ExitCode.USAGE;
    }

    private static void complain(CommandLine about, String what) {
        about.getOut().flush();
        about.getErr().println(about.getCommandName() + ": " + Text.onOneLine(what));
    }
}
