package io.github.movietable.internal.call;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
     */
    public record Start(Client client, String table, Executor workers, Consumer<TableDescription> check) {}

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
