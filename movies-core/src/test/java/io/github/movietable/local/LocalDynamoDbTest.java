package io.github.movietable.local;

import static io.github.movietable.local.LocalDynamoDbProgram.createShelf;
import static io.github.movietable.local.LocalDynamoDbProgram.has;
import static io.github.movietable.local.LocalDynamoDbProgram.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.MoviesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class LocalDynamoDbTest {
    @TempDir
    Path temporary;

    @Test
    void twoInMemoryAreIndependentAndServeBothKindsOfClient() {
        try (LocalDynamoDb one = LocalDynamoDb.inMemory();
                LocalDynamoDb other = LocalDynamoDb.inMemory()) {
            createShelf(one.client());
            put(one.client(), "Alien");

            assertThat(has(one.client(), "Alien")).isTrue();
            assertThat(one.asyncClient().listTables().join().tableNames()).containsExactly("Shelf");
            assertThat(other.client().listTables().tableNames()).isEmpty();
            assertThatThrownBy(() -> has(other.client(), "Alien")).isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void handsOutTheSameClientsUntilItIsClosed() {
        LocalDynamoDb db = LocalDynamoDb.inMemory();
        assertThat(db.client()).isSameAs(db.client());
        assertThat(db.asyncClient()).isSameAs(db.asyncClient());

        db.close();
        db.close();

        assertThatIllegalStateException().isThrownBy(db::client).withMessageContaining("has been closed");
        assertThatIllegalStateException().isThrownBy(db::asyncClient).withMessageContaining("has been closed");
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = threadsThatKeepTheJvmAlive();
        try (LocalDynamoDb db = LocalDynamoDb.stored(temporary)) {
            createShelf(db.client());
            assertThat(startedSince(before)).isNotEmpty();
        }
        assertThat(startedSince(before)).isEmpty();
    }

    @Test
    void whatIsStoredIsThereAgain() {
        Path folder = temporary.resolve("not there yet").resolve("Kühlschrank");
        try (LocalDynamoDb db = LocalDynamoDb.stored(folder)) {
            createShelf(db.client());
            put(db.client(), "Alien");
        }
        try (LocalDynamoDb db = LocalDynamoDb.stored(folder)) {
            assertThat(has(db.client(), "Alien")).isTrue();
            assertThat(db).hasToString("LocalDynamoDb at " + db.endpoint() + " in " + folder);
        }
    }

    @Test
    void aFolderIsOpenOnceInThisProgram() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectory(temporary.resolve("db")));
        try (LocalDynamoDb db = LocalDynamoDb.stored(temporary.resolve("db"))) {
            createShelf(db.client());
            assertThatThrownBy(() -> LocalDynamoDb.stored(link))
                    .isInstanceOf(MoviesException.class)
                    .hasMessageStartingWith("This program has the database in " + temporary.resolve("db") + " open")
                    .hasMessageContaining("choose another folder");
        }
        LocalDynamoDb.stored(link).close();
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> LocalDynamoDb.stored(file))
                .isInstanceOf(MoviesException.class)
                .hasMessageStartingWith("The folder " + file + " can't hold a database")
                .hasMessageContaining("choose one that can be written to");
    }

    @Test
    void aDamagedDatabaseIsNamedAndCanBeDeleted() throws Exception {
        Path file = Files.writeString(temporary.resolve("shared-local-instance.db"), "no database".repeat(1000));
        assertThatThrownBy(() -> LocalDynamoDb.stored(temporary))
                .isInstanceOf(MoviesException.class)
                .hasMessageStartingWith("The file " + file + " is not a database, or it is damaged")
                .hasMessageContaining("choose another folder");
        Files.delete(file);
        LocalDynamoDb.stored(temporary).close();
    }

    private static Set<Thread> threadsThatKeepTheJvmAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private static Set<Thread> startedSince(Set<Thread> before) {
        Set<Thread> threads = threadsThatKeepTheJvmAlive();
        threads.removeAll(before);
        return threads;
    }
}
