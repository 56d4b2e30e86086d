package io.github.movietable.examples;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats in which movies can be printed. */
enum Output {
    /** In aligned columns, for people. */
    TABLE,
    /** One movie on each line, complete and exact, for programs; MoviesLoadData can load it. */
    JSON,
    /** The columns of {@link #TABLE}, separated by tabs. */
    TSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Accepts the names in small or capital letters. */
    static final class Converter implements ITypeConverter<Output> {
        @Override
        public Output convert(String typed) {
            return Arrays.stream(values())
                    .filter(output -> output.toString().equals(typed.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + typed + "' is not table, json or tsv"));
        }
    }
}
