package io.github.movietable.load;

import java.io.IOException;

/** The records of a source, for tests that do something more each time a record is read. */
abstract class WrappedRecords implements Source.Records {
    final Source.Records records;

    WrappedRecords(Source.Records records) {
        this.records = records;
    }

    @Override
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return records.bytesTotal();
    }

    @Override
    public String digest() {
        return records.digest();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
