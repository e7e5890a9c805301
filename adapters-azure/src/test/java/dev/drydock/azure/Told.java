package dev.drydock.azure;

import dev.drydock.application.transport.TransportObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events that a transport told of its connection. */
public final class Told implements TransportObserver {
    private final List<String> connected = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<String> alarms = new CopyOnWriteArrayList<>();

    @Override
    public void connected(String to) {
        connected.add(to);
    }

    @Override
    public void disconnected(String why, Duration pause) {
        pauses.add(pause);
        lost.add(why);
    }

    @Override
    public void alarmed(String what) {
        alarms.add(what);
    }

    public List<String> connected() {
        return connected;
    }

    public List<String> lost() {
        return lost;
    }

    public List<Duration> pauses() {
        return pauses;
    }

    public List<String> alarms() {
        return alarms;
    }
}
