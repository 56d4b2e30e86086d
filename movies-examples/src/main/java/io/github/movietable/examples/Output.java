package io.github.movietable.examples;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How movies are printed. */
enum Output {
    /** Aligned, for people. */
    TABLE,
    /** One movie a line, whole and exact, for programs; MoviesLoadData loads it. */
    JSON,
    /** The columns of the table, parted by tabs. */
    TSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Takes the names as they are typed. */
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
