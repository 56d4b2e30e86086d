package io.github.movietable.local;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;

/**
 * Creates the SDK's usual HTTP clients without a proxy; by default, they would use the environment's proxy even for the
 * loopback interface. If a program has excluded them from its dependencies, these methods throw NoClassDefFoundError.
 */
final class DirectHttp {
    private DirectHttp() {}

    static SdkHttpClient.Builder<?> apache() {
        return Apache5HttpClient.builder()
                .proxyConfiguration(software.amazon.awssdk.http.apache5.ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build());
    }

    static SdkAsyncHttpClient.Builder<?> netty() {
        return NettyNioAsyncHttpClient.builder()
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build());
    }
}
