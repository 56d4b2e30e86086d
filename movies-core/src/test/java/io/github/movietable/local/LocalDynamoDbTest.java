package io.github.movietable.local;

import static io.github.movietable.local.LocalDynamoDbProgram.createShelf;
import static io.github.movietable.local.LocalDynamoDbProgram.has;
import static io.github.movietable.local.LocalDynamoDbProgram.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void listensOnTheLoopbackInterfaceOnly() throws Exception {
        try (LocalDynamoDb db = LocalDynamoDb.inMemory()) {
            assertThat(InetAddress.getByName(db.endpoint().getHost()).isLoopbackAddress())
                    .isTrue();
            for (InetAddress elsewhere : addressesOfThisMachine()) {
                assertThatThrownBy(() -> new Socket(elsewhere, db.endpoint().getPort()).close())
                        .isInstanceOf(java.net.ConnectException.class);
            }
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
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("local-dynamodb-(http|job|sqlite|timer).*"));
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
                    .isInstanceOf(LocalDynamoDbException.class)
                    .hasMessageStartingWith("This program has the database in " + temporary.resolve("db") + " open")
                    .hasMessageContaining("choose another folder");
        }
        LocalDynamoDb.stored(link).close();
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> LocalDynamoDb.stored(file))
                .isInstanceOf(LocalDynamoDbException.class)
                .hasMessageStartingWith("The folder " + file + " can't hold a database")
                .hasMessageContaining("choose one that can be written to");
    }

    @Test
    void aDamagedDatabaseIsNamedAndCanBeDeleted() throws Exception {
        Path file = Files.writeString(temporary.resolve("shared-local-instance.db"), "no database".repeat(1000));
        assertThatThrownBy(() -> LocalDynamoDb.stored(temporary))
                .isInstanceOf(LocalDynamoDbException.class)
                .hasMessageStartingWith("The database " + file + " can't be opened")
                .hasMessageContaining("file is encrypted or is not a database");
        Files.delete(file);
        LocalDynamoDb.stored(temporary).close();
    }

    private static Iterable<InetAddress> addressesOfThisMachine() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }
}
