package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.movietable.internal.document.Numbers;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes items as plain JSON, which has no sets and no binary. It refuses items that have them, or writes them as
 * arrays and base64 and counts these items.
 */
final class PlainItemWriter extends ItemWriter {
    /** Matches numbers that are valid JSON. DynamoDB's are; a program's number may begin with a plus sign. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final boolean marks;
    private boolean isMarked;
    private long marked;

    PlainItemWriter(JsonGenerator json, boolean isArray, boolean marks) throws IOException {
        super(json, isArray);
        this.marks = marks;
    }

    @Override
    void item(Map<String, AttributeValue> item) throws IOException {
        isMarked = false;
        map(item);
        marked += isMarked ? 1 : 0;
    }

    @Override
    void value(AttributeValue value) throws IOException {
        switch (value.type()) {
            case S -> json.writeString(value.s());
            case N -> number(value.n());
            case BOOL -> json.writeBoolean(value.bool());
            case NUL -> json.writeNull();
            case M -> map(value.m());
            case L -> list(value.l(), this::value);
            case SS -> {
                mark("text sets (SS)");
                list(value.ss(), json::writeString);
            }
            case NS -> {
                mark("number sets (NS)");
                list(value.ns(), this::number);
            }
            case BS -> {
                mark("binary sets (BS)");
                list(value.bs(), this::binary);
            }
            case B -> {
                mark("binary (B)");
                binary(value.b());
            }
            case UNKNOWN_TO_SDK_VERSION -> throw unknown();
        }
    }

    private void number(String number) throws IOException {
        boolean isJson = Numbers.isStored(number) || NUMBER.matcher(number).matches();
        json.writeNumber(isJson ? number : Numbers.read(number).n());
    }

    private void binary(SdkBytes bytes) throws IOException {
        json.writeBinary(bytes.asByteArrayUnsafe());
    }

    private void mark(String type) throws IOException {
        if (!marks) {
            throw refused("plain JSON has no " + type + "; format(LoadFormat.DYNAMODB_JSON) carries them, and"
                    + " markUncarried() writes them as arrays and base64");
        }
        isMarked = true;
    }

    @Override
    public long marked() {
        return marked;
    }
}
