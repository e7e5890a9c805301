package dev.drydock.application.fakes;

import dev.drydock.application.device.Restart;
import dev.drydock.domain.reason.Reason;
import java.util.Optional;

/** Notes that a restart was asked for; the test then restarts, or not. */
public final class FakeRestart implements Restart {
    private final EventLog log;
    private Optional<Reason> refusal = Optional.empty();
    private boolean requested;

    public FakeRestart(EventLog log) {
        this.log = log;
    }

    @Override
    public Optional<Reason> request() {
        log.add("restart");
        requested = refusal.isEmpty();
        return refusal;
    }

    public void refuse(Reason reason) {
        refusal = Optional.of(reason);
    }

    public void allow() {
        refusal = Optional.empty();
    }

    public void drop() {
        requested = false;
    }

    /** Whether a restart is asked for; asking takes the request. */
    public boolean take() {
        boolean was = requested;
        requested = false;
        return was;
    }
}
