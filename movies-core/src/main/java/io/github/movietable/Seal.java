package io.github.movietable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The last bytes of a cursor: a checksum, which reveals damage, or an HMAC with a secret, which also reveals forgery.
 */
final class Seal {
    /** A CRC-32, for tables without a secret: reveals damage, but not forgery. */
    static final Seal CHECKSUM = new Seal(null);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_SECRET_BYTES = 16;
    private static final int MAC_BYTES = 16;

    private final @Nullable SecretKeySpec secret;

    private Seal(@Nullable SecretKeySpec secret) {
        this.secret = secret;
    }

    static Seal with(byte[] secret) {
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "a secret for cursors has at least " + LEAST_SECRET_BYTES + " random bytes, not " + secret.length);
        }
        return new Seal(new SecretKeySpec(secret, ALGORITHM));
    }

    int length() {
        return secret == null ? Integer.BYTES : MAC_BYTES;
    }

    byte[] of(byte[] body) {
        return secret == null ? checksum(body) : mac(body, secret);
    }

    private static byte[] checksum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    private static byte[] mac(byte[] body, SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(body), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
