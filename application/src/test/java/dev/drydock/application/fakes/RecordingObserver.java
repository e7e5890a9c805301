package dev.drydock.application.fakes;

import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an agent tells people. */
public final class RecordingObserver implements AgentObserver {
    private final List<UpdateState> entered = new ArrayList<>();
    private final List<UpdateEvent> refused = new ArrayList<>();
    private final List<Reason> notSaved = new ArrayList<>();
    private final List<String> waits = new ArrayList<>();
    private final List<String> noticed = new ArrayList<>();
    private final List<Throwable> crashes = new ArrayList<>();

    @Override
    public void entered(UpdateState state) {
        entered.add(state);
    }

    @Override
    public void refused(UpdateEvent event, UpdateState state) {
        refused.add(event);
    }

    @Override
    public void notSaved(Reason reason) {
        notSaved.add(reason);
    }

    @Override
    public void waits(UpdateId update, Reason reason) {
        waits.add(update + ": " + reason);
    }

    @Override
    public void noticed(String what) {
        noticed.add(what);
    }

    @Override
    public void crashed(Throwable bug) {
        crashes.add(bug);
    }

    public List<UpdateState> entered() {
        return List.copyOf(entered);
    }

    public List<UpdateEvent> refused() {
        return List.copyOf(refused);
    }

    public List<Reason> notSaved() {
        return List.copyOf(notSaved);
    }

    public List<String> waits() {
        return List.copyOf(waits);
    }

    public List<String> noticed() {
        return List.copyOf(noticed);
    }

    public List<Throwable> crashes() {
        return List.copyOf(crashes);
    }
}
