package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Locks a checkpoint and says so, to be killed; or says why it can't. */
final class LoadLockProgram {
    static final String LOCKED = "locked";

    private LoadLockProgram() {}

    /** The argument is the checkpoint's path. */
    public static void main(String... args) throws Exception {
        try (LoadLock lock = LoadLock.on(Path.of(args[0]))) {
            System.out.println(lock == null ? "" : LOCKED);
            new CountDownLatch(1).await();
        } catch (MoviesException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
