package io.github.movietable.internal.call;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Lets the root package make a load or an export. Both are made with a {@link Client}, which users never see, so
 * neither has a public constructor; and Java can't make a constructor visible to one other package only. So each class
 * registers here, in its static initialiser, a function that makes its instances, as classes of the JDK do for one
 * another (jdk.internal.access).
 */
public final class Hidden {
    private static final Map<Key, BiFunction<Start, ?, ?>> MAKERS = new ConcurrentHashMap<>();

    private Hidden() {}

    /**
     * The table that a load or an export runs on, and how it runs.
     *
     * @param client calls DynamoDB
     * @param table the table's name
     * @param workers make the calls
     * @param check is called with the table's description, if DynamoDB gives one; an exception that it throws ends the
     *     work
     * @param deadline how long the work may take; null for no limit
     * @param isCancelled tells whether the work has to end
     */
    public record Start(
            Client client,
            String table,
            Executor workers,
            Consumer<TableDescription> check,
            @Nullable Duration deadline,
            BooleanSupplier isCancelled) {
        /**
         * A start that has no deadline and is never cancelled.
         *
         * @param client calls DynamoDB
         * @param table the table's name
         * @param workers make the calls
         * @param check is called with the table's description
         */
        public Start(Client client, String table, Executor workers, Consumer<TableDescription> check) {
            this(client, table, workers, check, null, () -> false);
        }

        /**
         * A start on the shared threads, without a check.
         *
         * @param client calls DynamoDB
         * @param table the table's name
         */
        public Start(Client client, String table) {
            this(client, table, Workers.shared(), any -> {});
        }

        /**
         * This start on other threads.
         *
         * @param executor runs the calls if the client blocks; otherwise it decodes responses and continues the work
         * @return the start with this executor
         */
        public Start on(Executor executor) {
            Client same = client instanceof AsyncClient async ? async.runningOn(executor) : client;
            return new Start(same, table, executor, check, deadline, isCancelled);
        }
    }

    /**
     * Checks that a specification, such as a read, is run by a table of the name for which it was made.
     *
     * @param what names the specification in the message, such as "a read"
     * @param own the table that would run it
     * @param made the table for which the specification was made
     * @throws IllegalArgumentException if the two tables have different names
     */
    public static void checkTable(String what, String own, String made) {
        if (!own.equals(made)) {
            throw new IllegalArgumentException("the table " + own + " can't run " + what + " of the table " + made);
        }
    }

    private record Key(Class<?> type, Class<?> source) {}

    /**
     * Registers the function that makes a type; called by the type's own static initialiser.
     *
     * @param type the type that is made
     * @param source the type of the object, such as a file's path, that it is made from
     * @param maker makes an instance
     * @param <S> the type of the object that an instance is made from
     * @param <T> the type that is made
     */
    public static <S, T> void offer(Class<T> type, Class<? super S> source, BiFunction<Start, S, T> maker) {
        MAKERS.put(new Key(type, source), maker);
    }

    /**
     * Makes an instance of a type that has registered.
     *
     * @param type the type that is made
     * @param source the type of the object, such as a file's path, that it is made from
     * @param start the table, and how the work runs
     * @param from the object that the instance is made from
     * @param <S> the type of the object that an instance is made from
     * @param <T> the type that is made
     * @return the instance
     */
    @SuppressWarnings("unchecked") // offer put it in with the same types
    public static <S, T> T make(Class<T> type, Class<? super S> source, Start start, S from) {
        initialise(type);
        BiFunction<Start, S, T> maker = (BiFunction<Start, S, T>)
                Objects.requireNonNull(MAKERS.get(new Key(type, source)), () -> type + " is not made of " + source);
        return maker.apply(start, from);
    }

    private static void initialise(Class<?> type) {
        try {
            Class<?> unused = MethodHandles.lookup().ensureInitialized(type);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type + " is not public", e);
        }
    }
}
