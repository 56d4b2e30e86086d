package io.github.movietable.load;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream of bytes. */
record BytesSource(InputStream bytes, @Nullable LoadFormat format) implements Source {
    @Override
    public Records open() throws IOException {
        return JsonRecords.open(bytes, null, format, 0, 0);
    }

    @Override
    public void abandon() throws IOException {
        bytes.close();
    }
}
