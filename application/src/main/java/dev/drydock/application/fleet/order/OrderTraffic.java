package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.member.terms.BackOff;
import java.time.Duration;

/** The calls that are under way, and the pauses that the transport asks for. Thread-safe. */
final class OrderTraffic implements OrderLane, CallOutcome.Cases<Boolean> {
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

    /** A transport that takes no call now is left alone for a while. */
    void mind(CallOutcome outcome) {
        if (outcome.match(this)) {
            synchronized (this) {
                failures = 0;
            }
        }
    }

    @Override
    public Boolean answered(CallOutcome.Answered answered) {
        return true;
    }

    @Override
    public Boolean notConnected(CallOutcome.NotConnected absent) {
        return true;
    }

    @Override
    public Boolean unknownDevice(CallOutcome.UnknownDevice unknown) {
        return true;
    }

    @Override
    public Boolean outcomeUnknown(CallOutcome.OutcomeUnknown unknown) {
        return true;
    }

    @Override
    public Boolean throttled(CallOutcome.Throttled throttled) {
        pause(throttled.after());
        return false;
    }

    @Override
    public Boolean unreachable(CallOutcome.Unreachable unreachable) {
        pause();
        return false;
    }

    /** The transport asks for fewer calls. */
    private void pause(Duration time) {
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
    private void pause() {
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
