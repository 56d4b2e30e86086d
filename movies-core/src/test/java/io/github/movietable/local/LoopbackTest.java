package io.github.movietable.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database has no authentication, so other machines can't reach it, and only their owner can read its files. */
class LoopbackTest {
    private static final int PATIENCE_MILLIS = 2000;

    @TempDir
    Path temporary;

    @Test
    void listensOnTheLoopbackAddressAloneInMemory() throws IOException {
        try (LocalDynamoDb db = LocalDynamoDb.inMemory()) {
            isReachedAtOneAddressOnly(db);
        }
    }

    @Test
    void listensOnTheLoopbackAddressAloneOnAFolder() throws IOException {
        try (LocalDynamoDb db = LocalDynamoDb.stored(temporary.resolve("db"))) {
            isReachedAtOneAddressOnly(db);
        }
    }

    private static void isReachedAtOneAddressOnly(LocalDynamoDb db) throws IOException {
        int port = db.endpoint().getPort();
        assertThat(db.endpoint()).hasHost("127.0.0.1");
        assertThat(accepts("127.0.0.1", port)).isTrue();
        assertThat(otherAddresses()).contains("127.0.0.2").noneMatch(address -> accepts(address, port));
    }

    /** Shows that the test above would detect a server on all interfaces. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerOnAllInterfacesWouldBeSeen() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(accepts("127.0.0.2", everywhere.getLocalPort())).isTrue();
        }
    }

    @Test
    void closingFreesThePort() throws IOException {
        LocalDynamoDb db = LocalDynamoDb.inMemory();
        int port = db.endpoint().getPort();

        db.close();

        assertThat(accepts("127.0.0.1", port)).isFalse();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void theFolderThatItMakesIsForItsOwnerAlone() throws IOException {
        Path made = temporary.resolve("new").resolve("db");
        Path there = Files.createDirectory(temporary.resolve("there"));
        String before = permissions(there);

        LocalDynamoDb.stored(made).close();
        LocalDynamoDb.stored(there).close();

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(there)).as("the user's own choice").isEqualTo(before);
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    private static List<String> otherAddresses() throws IOException {
        Stream<String> ofTheMachine = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(InetAddress::getHostAddress)
                .filter(address -> !address.equals("127.0.0.1"));
        return Stream.concat(ofTheMachine, Stream.of("127.0.0.2", "::1")).toList();
    }

    private static boolean accepts(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
