package io.github.movietable.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** An answer over HTTP. */
record Reply(int status, String body, Map<String, String> headers) {
    /** A refusal or failure, written as DynamoDB writes it. */
    static Reply error(int status, String code) {
        return new Reply(
                status,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"injected\"}",
                Map.of());
    }

    Reply withBody(String changed) {
        return new Reply(status, changed, headers);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    SdkHttpFullResponse head() {
        SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder()
                .statusCode(status)
                .putHeader("Content-Length", Integer.toString(bytes().length))
                .putHeader("Content-Type", "application/x-amz-json-1.0");
        headers.forEach(head::putHeader);
        return head.build();
    }
}
