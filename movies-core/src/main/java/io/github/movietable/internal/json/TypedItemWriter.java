package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items as DynamoDB JSON, which has all types: {@code {"Item": {"year": {"N": "2013"}, …}}}. */
final class TypedItemWriter extends ItemWriter {
    TypedItemWriter(JsonGenerator json) throws IOException {
        super(json, false);
    }

    @Override
    void item(Map<String, AttributeValue> item) throws IOException {
        json.writeStartObject();
        json.writeFieldName("Item");
        map(item);
        json.writeEndObject();
    }

    @Override
    void value(AttributeValue value) throws IOException {
        json.writeStartObject();
        switch (value.type()) {
            case S -> json.writeStringField("S", value.s());
            case N -> json.writeStringField("N", value.n());
            case B -> json.writeBinaryField("B", value.b().asByteArrayUnsafe());
            case BOOL -> json.writeBooleanField("BOOL", value.bool());
            case NUL -> json.writeBooleanField("NULL", true);
            case M -> {
                json.writeFieldName("M");
                map(value.m());
            }
            case L -> list("L", value.l(), this::value);
            case SS -> list("SS", value.ss(), json::writeString);
            case NS -> list("NS", value.ns(), json::writeString);
            case BS -> list("BS", value.bs(), (SdkBytes bytes) -> json.writeBinary(bytes.asByteArrayUnsafe()));
            case UNKNOWN_TO_SDK_VERSION -> throw unknown();
        }
        json.writeEndObject();
    }

    private <E> void list(String type, List<E> elements, Element<E> element) throws IOException {
        json.writeFieldName(type);
        list(elements, element);
    }

    @Override
    public long marked() {
        return 0;
    }
}
