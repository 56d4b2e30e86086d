package io.github.movietable.local;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.MovieTable;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Implements {@link Movies}. JUnit creates it by reflection, for which the module opens this package. */
final class MoviesExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(MoviesExtension.class);

    /** The types of parameters for which each test gets an object of its own. */
    private static final Map<Class<?>, Function<FreshTable, Object>> OF_THE_TEST =
            Map.of(MovieTable.class, FreshTable::movies, AsyncMovieTable.class, MoviesExtension::async);

    private static final Map<Class<?>, Function<LocalDynamoDb, Object>> OF_THE_JVM = Map.of(
            LocalDynamoDb.class, dynamo -> dynamo,
            DynamoDbClient.class, LocalDynamoDb::client,
            DynamoDbAsyncClient.class, LocalDynamoDb::asyncClient);

    /** Null until a test first needs it; it ends with the last thread of the program. */
    private static @Nullable LocalDynamoDb server;

    /**
     * Returns the one server of the JVM. It is not started in a static initializer, because then only the first test
     * would get the exception that says why it can't start.
     */
    private static synchronized LocalDynamoDb server() {
        if (server == null) {
            server = LocalDynamoDb.inMemory();
        }
        return server;
    }

    /** Lets parameters of a test class's constructor belong to the test for which JUnit creates the instance. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return OF_THE_TEST.containsKey(type) || OF_THE_JVM.containsKey(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Function<LocalDynamoDb, Object> shared = OF_THE_JVM.get(type);
        Function<FreshTable, Object> own = OF_THE_TEST.get(type);
        return own == null && shared != null
                ? shared.apply(server())
                : own == null ? unknown(type) : own.apply(table(type, context));
    }

    private static AsyncMovieTable async(FreshTable table) {
        return AsyncMovieTable.named(table.movies().name(), server().asyncClient());
    }

    private static Object unknown(Class<?> type) {
        throw new ParameterResolutionException("no " + type.getSimpleName() + " is given to tests");
    }

    private static FreshTable table(Class<?> type, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each test has its own " + type.getSimpleName()
                    + ": take it as a parameter of the test or of @BeforeEach, or take a DynamoDbClient here");
        }
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        FreshTable known = store.get(FreshTable.class, FreshTable.class);
        if (known != null) {
            return known;
        }
        FreshTable made = FreshTable.on(server());
        store.put(FreshTable.class, made);
        made.fill(context);
        return made;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FreshTable table = context.getStore(NAMESPACE).get(FreshTable.class, FreshTable.class);
        if (table != null) {
            table.drop();
        }
    }
}
