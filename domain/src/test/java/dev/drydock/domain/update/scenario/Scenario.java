package dev.drydock.domain.update.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.Example;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A story of one update: events happen one after the other, and what the machine makes of them is told as it is expected. */
final class Scenario {
    private static final List<Taken> TAKEN = Collections.synchronizedList(new ArrayList<>());

    private UpdateState state;
    private List<Effect> effects = List.of();
    private boolean refused;

    private Scenario(UpdateState state) {
        this.state = state;
    }

    /** A move that a scenario has seen. */
    record Taken(UpdateState former, UpdateEvent event, UpdateState next) {}

    /** Begins to remember the moves anew. */
    static void forgetTaken() {
        TAKEN.clear();
    }

    /** Every move that the scenarios since then have seen. */
    static List<Taken> taken() {
        return List.copyOf(TAKEN);
    }

    static Scenario given(UpdateState state) {
        return new Scenario(state);
    }

    /** A healthy update of u1 that has come so far. */
    static Scenario until(Stage stage) {
        Scenario scenario = given(Idle.FRESH).accepts(Example.ORDER);
        for (int next = 1; next <= Math.min(stage.ordinal(), Stage.COMMITTING.ordinal()); next++) {
            scenario.goesOn();
        }
        return stage == Stage.ROLLING_BACK ? scenario.fails(ReasonCode.COMMIT_FAILED) : scenario;
    }

    /** A healthy update of u1, which has a manifest, that is committed. */
    static Scenario untilRaising() {
        Scenario scenario = given(Idle.FRESH).accepts(Example.SIGNED);
        while (!(scenario.state instanceof Raising)) {
            scenario.goesOn();
        }
        return scenario;
    }

    Scenario accepts(UpdateOrder order) {
        return on(new UpdateEvent.OrderAccepted(order, Example.NEW));
    }

    /** The work of the present state succeeds. */
    Scenario goesOn() {
        return on(
                state instanceof Raising
                        ? new UpdateEvent.FloorRaised(ticket())
                        : success(underway().stage(), ticket()));
    }

    private static UpdateEvent success(Stage stage, Ticket ticket) {
        switch (stage) {
            case WAITING:
                return new UpdateEvent.DeadlinePassed(ticket);
            case DOWNLOADING:
                return new UpdateEvent.ImageDownloaded(ticket, Example.MEASURED);
            case VERIFYING:
                return new UpdateEvent.ImageVerified(ticket);
            case READY:
                return new UpdateEvent.WindowOpened(ticket);
            case INSTALLING:
                return new UpdateEvent.ImageInstalled(ticket, Example.THIS_BOOT);
            case RESTARTING:
                return started(Example.armed(Example.NEW, 2));
            case ON_TRIAL:
                return new UpdateEvent.HealthPassed(ticket, Optional.of(VersionProof.VERSION));
            case COMMITTING:
                return new UpdateEvent.BootCommitted(ticket);
            case ROLLING_BACK:
                return started(Example.settledOn(Example.OLD));
        }
        throw new AssertionError(stage);
    }

    Scenario fails(ReasonCode code) {
        return on(new UpdateEvent.WorkFailed(ticket(), Reason.of(code)));
    }

    /** The work that was given up has made the commit durable. */
    Scenario isCommittedAfterAll() {
        return on(new UpdateEvent.BootCommitted(ticket()));
    }

    Scenario takesTooLong() {
        return on(new UpdateEvent.DeadlinePassed(ticket()));
    }

    Scenario isCancelled() {
        return on(new UpdateEvent.CancelRequested(underway().id()));
    }

    /** The device app is started, on whatever the boot record says. */
    Scenario starts(Boot boot) {
        return on(started(boot));
    }

    Scenario starts(Boot boot, RunningFirmware firmware) {
        return on(new UpdateEvent.Started(boot, firmware));
    }

    /** The same again and again. */
    Scenario starts(Boot boot, int times) {
        for (int i = 0; i < times; i++) {
            starts(boot);
        }
        return this;
    }

    private static UpdateEvent started(Boot boot) {
        return new UpdateEvent.Started(boot, RunningFirmware.UNKNOWN);
    }

    Scenario on(UpdateEvent event) {
        Transition transition = event.applyTo(state, Example.POLICY);
        refused = transition instanceof Transition.Refused;
        effects = List.of();
        if (transition instanceof Transition.Continued continued) {
            TAKEN.add(new Taken(state, event, continued.next()));
            state = continued.next();
            effects = continued.effects();
        }
        if (transition instanceof Transition.Moved moved) {
            TAKEN.add(new Taken(state, event, moved.next()));
            state = moved.next();
            effects = moved.effects();
        }
        return this;
    }

    /** The last effects were these first, then the report and whatever else the present state asks for. */
    Scenario after(Effect... first) {
        List<Effect> expected = new ArrayList<>(List.of(first));
        if (state instanceof Underway) {
            expected.add(new Effect.Report());
        }
        expected.addAll(state.resume(Example.POLICY));
        assertThat(effects).isEqualTo(expected);
        return this;
    }

    /** The last event was taken, and led here. */
    Scenario isNow(UpdateState expected) {
        assertThat(refused).as("the event was refused").isFalse();
        assertThat(state).isEqualTo(expected);
        return this;
    }

    Scenario wasRefused() {
        assertThat(refused).as("the event was refused").isTrue();
        return this;
    }

    Underway underway() {
        return (Underway) state;
    }

    Ticket ticket() {
        return underway().ticket();
    }

    UpdateState state() {
        return state;
    }

    List<Effect> effects() {
        return effects;
    }
}
