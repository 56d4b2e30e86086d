package io.github.movietable.internal.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The format that a source of movies seems to have, judged by its first bytes.
 *
 * @param name the name of the format: {@code CSV}
 * @param sentence a sentence that says why the source can't be loaded; empty if the source begins as JSON, or is empty
 * @param isJson whether the source begins as JSON
 */
public record Looks(String name, String sentence, boolean isJson) {
    private static final String READ =
            "; what is read is JSON, as an array, as JSON Lines or as DynamoDB's tools write it,"
                    + " plain or compressed by gzip";
    private static final String NO_BEGIN = "it does not begin with an array or an object";

    static final String NO_TEXT = "it is UTF-16 or no text at all, and must be UTF-8";

    /** The format of a source that is empty or consists of blanks only. */
    public static final Looks EMPTY = new Looks("empty", "", false);

    /** The format of a source that begins as JSON. */
    public static final Looks JSON = new Looks("JSON", "", true);

    /**
     * The most bytes that are examined: enough to contain the signature of any format below, and a bound for the blanks
     * before JSON.
     */
    private static final int LOOKED_AT = 64 * 1024;

    private static final int ENOUGH = 512;

    private static final int FEW = 8;

    private record Magic(String hex, int at, Looks looks) {}

    private static final List<Magic> KNOWN = List.of(
            packed("28b52ffd", "zstd"),
            packed("425a68", "bzip2"),
            packed("504b0304", "zip"),
            packed("504b0506", "zip"),
            packed("504b0708", "zip"),
            packed("fd377a585a00", "xz"),
            packed("04224d18", "lz4"),
            packed("02214c18", "lz4"),
            packed("377abcaf271c", "7z"),
            packed("ff060000734e61507059", "snappy"),
            packed("526172211a07", "rar"),
            packed("894c5a4f", "lzop"),
            packed("4c5a4950", "lzip"),
            packed("5d0000", "lzma"),
            packed("1f9d", "compress (.Z)"),
            packed("1f8b", "gzip twice"),
            new Magic("7573746172", 257, other("a tar archive", "unpack it first")),
            data("50415231", "Parquet"),
            data("e00100ea", "Amazon Ion (binary)"),
            data("24696f6e5f31", "Amazon Ion (text)"),
            data("4f626a01", "Avro"),
            data("4f5243", "ORC"),
            data("53514c69746520666f726d61742033", "SQLite"),
            data("255044462d", "PDF"));

    private static Magic packed(String hex, String by) {
        return new Magic(
                hex, 0, new Looks(by, "it is compressed by " + by + ", and only gzip is read: unpack it first", false));
    }

    private static Magic data(String hex, String name) {
        return new Magic(hex, 0, other(name, "write it as JSON first"));
    }

    private static Looks other(String name, String way) {
        return new Looks(name, "it is " + name + ", which is not read: " + way + READ, false);
    }

    /**
     * Judges an input by its next bytes, which can still be read afterwards. If the input is JSON, this does not wait
     * for bytes after the first one that is not blank.
     *
     * @param in the input, after decompression
     * @return the format
     * @throws IOException if the input can't be read
     */
    public static Looks at(BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] first = new byte[LOOKED_AT];
        int count = 0;
        int begin = 0;
        int last = 0;
        while (last >= 0
                && count < LOOKED_AT
                && (begin == count || count - begin < ENOUGH)
                && !isJson(first, begin, count)) {
            last = in.read(first, count, begin == count ? FEW : Math.min(ENOUGH, LOOKED_AT - count));
            count += Math.max(0, last);
            begin = begin(first, count);
        }
        in.reset();
        if (begin == count && !isPartOfMark(first, count)) {
            return count < LOOKED_AT ? EMPTY : JSON;
        }
        return isJson(first, begin, count) ? JSON : of(first, begin, count);
    }

    /** Whether the input ends within a byte order mark, given that it has nothing else but blanks. */
    private static boolean isPartOfMark(byte[] blank, int count) {
        return count > 0 && count < 3 && !isBlank(blank[0]);
    }

    private static boolean isJson(byte[] bytes, int begin, int count) {
        return begin < count && (bytes[begin] == '{' || bytes[begin] == '[');
    }

    /**
     * The index of the first byte after a byte order mark and blanks. If the bytes are only the first part of a mark,
     * the rest is expected to follow.
     */
    private static int begin(byte[] bytes, int count) {
        int begin = 0;
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        while (begin < Math.min(count, mark.length) && bytes[begin] == mark[begin]) {
            begin++;
        }
        begin = begin == mark.length || begin == count ? begin : 0;
        while (begin < count && isBlank(bytes[begin])) {
            begin++;
        }
        return begin;
    }

    static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static Looks of(byte[] bytes, int begin, int count) {
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(count, ENOUGH));
        for (Magic magic : KNOWN) {
            if (hex.startsWith(magic.hex(), 2 * magic.at())) {
                return magic.looks();
            }
        }
        // zstd also has frames without data, which begin with one of 16 numbers
        if (hex.matches("5.2a4d18.*")) {
            return KNOWN.get(0).looks();
        }
        return isText(bytes, count)
                ? text(new String(bytes, begin, count - begin, StandardCharsets.UTF_8))
                : noText(hex);
    }

    private static Looks noText(String hex) {
        boolean isUtf16 = hex.matches("(fffe|feff|00|..00).*");
        return new Looks(isUtf16 ? "UTF-16" : "binary", NO_TEXT, false);
    }

    private static boolean isText(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            int b = bytes[i] & 0xff;
            if ((b < ' ' && !isBlank(b) && b != '\f') || b == 0xC0 || b >= 0xF5) {
                return false;
            }
        }
        return true;
    }

    private static Looks text(String text) {
        String line = text.lines().findFirst().orElse("");
        if (line.startsWith("<")) {
            return other("XML or HTML", "write it as JSON first");
        }
        if (line.startsWith("//") || line.startsWith("/*") || line.startsWith("#")) {
            return new Looks("text", "it is not valid JSON: it begins with a comment, and JSON has none", false);
        }
        if (line.indexOf(',') > 0 || line.indexOf(';') > 0 || line.indexOf('\t') > 0) {
            return new Looks("CSV", NO_BEGIN + ", and seems to be CSV" + READ, false);
        }
        return new Looks("text", NO_BEGIN + READ, false);
    }
}
