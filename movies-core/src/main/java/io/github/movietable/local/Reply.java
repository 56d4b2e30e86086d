package io.github.movietable.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** An HTTP response: its status, its body and the headers that are passed on. */
record Reply(int status, String body, Map<String, String> headers) {
    /** Creates an error response in DynamoDB's format. */
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
