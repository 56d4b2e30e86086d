package io.github.movietable.load;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Locks a checkpoint and says so, to be killed. */
final class LoadLockProgram {
    static final String LOCKED = "locked";

    private LoadLockProgram() {}

    /** The checkpoint. */
    public static void main(String... args) throws Exception {
        LoadLock lock = LoadLock.on(Path.of(args[0]));
        System.out.println(LOCKED);
        new CountDownLatch(1).await();
        lock.close();
    }
}
