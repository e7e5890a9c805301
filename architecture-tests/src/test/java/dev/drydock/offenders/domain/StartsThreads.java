package dev.drydock.offenders.domain;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.Timer;

/** Does something. */
public final class StartsThreads {
    Thread thread() {
        return new Thread(() -> {});
    }

    boolean interruption() {
        return Thread.interrupted();
    }

    Object threadLocal() {
        return ThreadLocal.withInitial(() -> "mine");
    }

    Timer timer() {
        return new Timer();
    }

    Object service() {
        return ServiceLoader.load(Runnable.class);
    }

    int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    Object process() throws IOException {
        return new ProcessBuilder("true").start();
    }

    void notification() {
        notifyAll();
    }

    void output() {
        System.out.println();
    }

    String environment() {
        return System.getenv("HOME");
    }

    Object logger() {
        return System.getLogger("domain");
    }
}
