package dev.drydock.application.fleet.run;

import java.util.function.LongSupplier;

/** Milliseconds that pass only while a fleet is listened to, so that nobody counts as silent because nobody heard. Thread-safe. */
final class ListeningTime implements LongSupplier {
    private final LongSupplier monotonic;
    private long passed;
    private long since;
    private boolean isListening;

    /** @param monotonic milliseconds that only go forward */
    ListeningTime(LongSupplier monotonic) {
        this.monotonic = monotonic;
    }

    synchronized void listening(boolean listens) {
        passed = getAsLong();
        since = monotonic.getAsLong();
        isListening = listens;
    }

    @Override
    public synchronized long getAsLong() {
        return isListening ? passed + monotonic.getAsLong() - since : passed;
    }
}
