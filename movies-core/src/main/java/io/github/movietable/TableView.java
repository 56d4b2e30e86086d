package io.github.movietable;

import io.github.movietable.expression.Values;
import io.github.movietable.internal.Calls;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Workers;
import io.github.movietable.model.Meter;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** What every specification knows of its table: its name, how to call it, and how it is to be read. */
record TableView(String name, Calls calls, boolean consistent, Executor workers, Seal seal) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    static TableView of(String name, Calls calls) {
        if (!NAME.matcher(name).matches() && !name.startsWith("arn:")) {
            throw new IllegalArgumentException(
                    "a table's name has 3 to 255 letters, digits, underscores, hyphens and dots; this one has not: "
                            + Values.quoted(name));
        }
        return new TableView(name, calls, false, Workers.shared(), Seal.CHECKSUM);
    }

    TableView consistently() {
        return new TableView(name, calls, true, workers, seal);
    }

    TableView meteredBy(Meter meter) {
        return new TableView(name, calls.meteredBy(meter), consistent, workers, seal);
    }

    TableView runningOn(Executor executor) {
        return new TableView(name, calls, consistent, executor, seal);
    }

    TableView sealedWith(Seal with) {
        return new TableView(name, calls, consistent, workers, with);
    }

    Client client() {
        return calls.client();
    }

    Cursor.Binding binding(String read) {
        return new Cursor.Binding(read, seal);
    }
}
