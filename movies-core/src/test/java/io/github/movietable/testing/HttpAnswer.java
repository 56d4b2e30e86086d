package io.github.movietable.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** What comes back over HTTP. */
public final class HttpAnswer {
    private HttpAnswer() {}

    public static HttpExecuteResponse of(int status, String json) {
        return of(status, json, Map.of());
    }

    public static HttpExecuteResponse of(int status, String json, Map<String, String> headers) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder()
                .statusCode(status)
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .putHeader("Content-Type", "application/x-amz-json-1.0");
        headers.forEach(response::putHeader);
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }
}
