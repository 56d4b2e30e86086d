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

/** Runs commands: results to standard output, one line about what went wrong to standard error, an exit status. */
final class Cli {
    /** What Java makes of letters in its arguments that the locale has no room for. */
    private static final String GARBLED = "\uFFFD";

    private Cli() {}

    /** Runs a command and ends the JVM with its exit status. */
    static void main(Object command, String... args) {
        System.exit(run(command, System.out, System.err, args));
    }

    /** Runs a command: 0 if it did what was asked, 1 if it could not, 2 if it was called wrongly. */
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

    /** Movies have titles like "Amélie": where the locale says ASCII, as on many servers, they would come out as "Am?lie". */
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
            // Line by line, as its messages can hold whatever a file or a table holds.
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
