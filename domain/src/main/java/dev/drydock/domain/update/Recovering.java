package dev.drydock.domain.update;

import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect.ReadBackReport;
import dev.drydock.domain.update.Effect.Report;
import dev.drydock.domain.update.Effect.ReviewDesired;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.DisarmDue;
import dev.drydock.domain.update.UpdateEvent.Disarmed;
import dev.drydock.domain.update.UpdateEvent.FloorRaised;
import dev.drydock.domain.update.UpdateEvent.HealthPassed;
import dev.drydock.domain.update.UpdateEvent.ImageDownloaded;
import dev.drydock.domain.update.UpdateEvent.ImageInstalled;
import dev.drydock.domain.update.UpdateEvent.ImageVerified;
import dev.drydock.domain.update.UpdateEvent.ReportRecovered;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WindowOpened;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal, or the last change to it, was lost. The update goes on by what is left; nothing is reported and no order is decided
 * on until the device's own last report has been read back, which numbers the next one and may tell of an update that the journal
 * does not know.
 *
 * @param during the state of the update; never a start or another recovery
 */
public record Recovering(UpdateState during) implements UpdateState {
    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return unreported(during.resume(policy));
    }

    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        return within(during.on(event, policy), new ReadBackReport());
    }

    /** An update of which the journal knows is not changed by a report of another. */
    @Override
    public Transition on(ReportRecovered event, UpdatePolicy policy) {
        UpdateState next = during.working().isPresent()
                ? during
                : event.unknownToJournal().<UpdateState>map(found -> found).orElse(during);
        return new Transition.Continued(next, List.of(new Report(), new ReviewDesired()));
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(ImageDownloaded event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(ImageVerified event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(WindowOpened event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(ImageInstalled event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(HealthPassed event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(BootCommitted event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(FloorRaised event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(Disarmed event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Transition on(DisarmDue event, UpdatePolicy policy) {
        return within(during.on(event, policy));
    }

    @Override
    public Optional<Outcome> outcomeAt(Instant now) {
        return during.outcomeAt(now);
    }

    @Override
    public Optional<Reason> why() {
        return during.why();
    }

    @Override
    public Optional<Stage> working() {
        return during.working();
    }

    /** Not while nothing may be reported or decided on, whatever goes on within. */
    @Override
    public Optional<Underway> underway() {
        return Optional.empty();
    }

    @Override
    public boolean isRecovering() {
        return true;
    }

    @Override
    public UpdateState plain() {
        return during;
    }

    @Override
    public Optional<Reason> notReady() {
        return Optional.of(new Reason(ReasonCode.NOT_READY, "the device is recovering its journal; try again"));
    }

    private Transition within(Transition transition, Effect... first) {
        return transition.match(new Transition.Cases<>() {
            @Override
            public Transition moved(Transition.Moved moved) {
                List<Effect> effects = new ArrayList<>(List.of(first));
                effects.addAll(unreported(moved.effects()));
                return new Transition.Moved(new Recovering(moved.next()), effects);
            }

            @Override
            public Transition continued(Transition.Continued continued) {
                return new Transition.Continued(new Recovering(continued.next()), continued.effects());
            }

            @Override
            public Transition refused(Transition.Refused refused) {
                return refuse(refused.event());
            }
        });
    }

    private static List<Effect> unreported(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !effect.equals(new Report()) && !effect.equals(new ReviewDesired()))
                .toList();
    }
}
