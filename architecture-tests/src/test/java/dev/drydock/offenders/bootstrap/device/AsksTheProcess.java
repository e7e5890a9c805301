package dev.drydock.offenders.bootstrap.device;

/** Goes past its console. */
public final class AsksTheProcess {
    void prints() {
        System.out.println();
    }

    void warns() {
        System.err.println();
    }

    String asks() {
        return System.getenv("HOME");
    }

    void exits() {
        System.exit(1);
    }

    void hooks(Thread hook) {
        Runtime.getRuntime().addShutdownHook(hook);
    }
}
