package io.github.movietable.load;

import java.io.IOException;
import java.io.InputStream;

/** A source whose records are in a stream of bytes. */
record BytesSource(InputStream bytes, SourceOptions options) implements Source {
    @Override
    public Records open(Between between) throws IOException {
        return StreamRecords.open(bytes, options);
    }

    @Override
    public void abandon() throws IOException {
        bytes.close();
    }
}
