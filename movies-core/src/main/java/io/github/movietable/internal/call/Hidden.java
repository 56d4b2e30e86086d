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
 * How the root makes a load or an export. Both are made with a {@link Client}, which users never see, so neither has a
 * public constructor; and Java has no word for "public to one other package". So each class hands over here, when it is
 * initialised, how it is made, as classes of the JDK do for one another (jdk.internal.access).
 */
public final class Hidden {
    private static final Map<Key, BiFunction<Start, ?, ?>> MAKERS = new ConcurrentHashMap<>();

    private Hidden() {}

    /**
     * The table that something runs on.
     *
     * @param client calls DynamoDB
     * @param table the table's name
     * @param workers make the calls
     * @param check is told what DynamoDB says of the table, if it says it; what it throws is the end
     * @param deadline how long it may take; null for as long as it takes
     * @param isCancelled whether it has to end
     */
    public record Start(
            Client client,
            String table,
            Executor workers,
            Consumer<TableDescription> check,
            @Nullable Duration deadline,
            BooleanSupplier isCancelled) {
        /**
         * Without a deadline.
         *
         * @param client calls DynamoDB
         * @param table the table's name
         * @param workers make the calls
         * @param check is told what DynamoDB says of the table
         */
        public Start(Client client, String table, Executor workers, Consumer<TableDescription> check) {
            this(client, table, workers, check, null, () -> false);
        }

        /**
         * By a client alone, with all else as it is by default.
         *
         * @param client calls DynamoDB
         * @param table the table's name
         */
        public Start(Client client, String table) {
            this(client, table, Workers.shared(), any -> {});
        }

        /**
         * The same on other threads.
         *
         * @param executor makes the calls if the client blocks, and else goes on with answers
         * @return how it runs then
         */
        public Start on(Executor executor) {
            Client same = client instanceof AsyncClient async ? async.runningOn(executor) : client;
            return new Start(same, table, executor, check, deadline, isCancelled);
        }
    }

    /**
     * Refuses to run what was made for another table.
     *
     * @param what what was made
     * @param own the table that would run it
     * @param made the table it was made for
     * @throws IllegalArgumentException if they have not the same name
     */
    public static void checkTable(String what, String own, String made) {
        if (!own.equals(made)) {
            throw new IllegalArgumentException("the table " + own + " can't run " + what + " of the table " + made);
        }
    }

    private record Key(Class<?> type, Class<?> source) {}

    /**
     * Says how a type is made; called by the type's own static initialiser.
     *
     * @param type the type
     * @param source the type of what it is made of, beside the table
     * @param maker makes it
     * @param <S> what it is made of
     * @param <T> what is made
     */
    public static <S, T> void offer(Class<T> type, Class<? super S> source, BiFunction<Start, S, T> maker) {
        MAKERS.put(new Key(type, source), maker);
    }

    /**
     * Makes one.
     *
     * @param type what is to be made
     * @param source the type of what it is made of, beside the table
     * @param start the table
     * @param from what it is made of
     * @param <S> what it is made of
     * @param <T> what is made
     * @return one of the type
     */
    @SuppressWarnings("unchecked") // put in by offer, with the same types
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
