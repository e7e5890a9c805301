package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.member.terms.BackOff;
import java.time.Duration;

/** The calls that are under way, and the pauses that the transport asks for. Thread-safe. */
final class OrderTraffic implements OrderLane {
    /** Calls at a time: enough for a thousand orders a second where a device answers within a fifth of one. */
    static final int MOST = 200;

    /** The times for which nothing is sent to a transport that cannot be reached. */
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Deadlines deadlines;
    private final Runnable hasRoom;
    private int underWay;
    private int failures;
    private int pauses;

    /** @param hasRoom is run when there is room again that was not there */
    OrderTraffic(Deadlines deadlines, Runnable hasRoom) {
        this.deadlines = deadlines;
        this.hasRoom = hasRoom;
    }

    @Override
    public synchronized int room() {
        return pauses > 0 ? 0 : Math.max(0, MOST - underWay);
    }

    synchronized void began() {
        underWay++;
    }

    void ended() {
        synchronized (this) {
            underWay--;
        }
        hasRoom.run();
    }

    /** The transport took something. */
    synchronized void passed() {
        failures = 0;
    }

    /** The transport asks for fewer calls. */
    void pause(Duration time) {
        synchronized (this) {
            pauses++;
        }
        deadlines.after(time, () -> {
            synchronized (this) {
                pauses--;
            }
            hasRoom.run();
        });
    }

    /** The transport cannot be reached. */
    void pause() {
        Duration time;
        synchronized (this) {
            if (pauses > 0) {
                return;
            }
            failures++;
            time = PAUSES.before(failures);
        }
        pause(time);
    }
}
