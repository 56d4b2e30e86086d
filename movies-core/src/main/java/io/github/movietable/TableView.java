package io.github.movietable;

import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.call.Workers;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.model.Meter;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What every specification knows of its table: its name, how to call it, and how it is to be read. */
record TableView(String name, Client client, boolean consistent, Executor workers, Seal seal) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    static TableView of(String name, Client client) {
        Objects.requireNonNull(name, "a table needs a name, which is null");
        if (!NAME.matcher(name).matches() && !name.startsWith("arn:")) {
            throw new IllegalArgumentException(
                    "a table's name has 3 to 255 letters, digits, underscores, hyphens and dots; this one has not: "
                            + Texts.quoted(name));
        }
        return new TableView(name, client, false, Workers.shared(), Seal.CHECKSUM);
    }

    /** A view that is being made of another: what is not changed stays as it is. */
    private static final class Draft {
        private Client client;
        private boolean consistent;
        private Executor workers;
        private Seal seal;

        private Draft(TableView view) {
            client = view.client;
            consistent = view.consistent;
            workers = view.workers;
            seal = view.seal;
        }
    }

    private TableView changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new TableView(name, draft.client, draft.consistent, draft.workers, draft.seal);
    }

    TableView consistently() {
        return changed(view -> view.consistent = true);
    }

    TableView meteredBy(Meter meter) {
        return changed(view -> view.client = client.meteredBy(meter));
    }

    TableView runningOn(Executor executor) {
        return changed(view -> view.workers = executor);
    }

    TableView sealedWith(Seal with) {
        return changed(view -> view.seal = with);
    }

    Cursor.Binding binding(String read) {
        return new Cursor.Binding(read, seal);
    }

    /** The table as steps know it. */
    Target target() {
        return new Target(
                name,
                client.metering(),
                consistent ? true : null,
                client.retries(),
                found -> new TableMismatchException(name, TableKey.OF_MOVIES, found));
    }

    <T> T run(Step<T> verb) {
        return client.run(verb);
    }
}
