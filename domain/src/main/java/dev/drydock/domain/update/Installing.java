package dev.drydock.domain.update;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootRecord;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.Install;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.ImageInstalled;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;

/** The slot is read again and armed to be tried. From here on an update can no longer be cancelled. */
public record Installing(Update update) implements Underway {
    @Override
    public Stage stage() {
        return Stage.INSTALLING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.INSTALL)),
                new Install(ticket(), update.order(), update.target()));
    }

    @Override
    public Transition on(ImageInstalled event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : Underway.enter(new Restarting(update.entered(), event.during(), 1), policy);
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : fail(event.reason(), policy, new Disarm(former()));
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : fail(ReasonCode.INSTALL_TIMEOUT, policy, new StopWork(), new Disarm(former()));
    }

    /** The power may have failed after the slot was armed and before that was written down: the boot record knows. */
    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        Boot boot = event.boot();
        BootRecord record = boot.recordOf(update.target());
        if (boot.running() == update.target()) {
            return record.isNotArmed()
                    ? fail(ReasonCode.SLOTS_CHANGED, policy)
                    : Underway.enter(new OnTrial(update.entered()), policy);
        }
        if (record.isSpent()) {
            return AtRest.settle(
                    new RolledBack(id(), Reason.of(ReasonCode.DID_NOT_BOOT)), policy, new Disarm(former()));
        }
        if (startedTooOften(policy)) {
            return fail(ReasonCode.TOO_MANY_RESTARTS, policy, new Disarm(former()));
        }
        return Underway.enter(new Installing(update.startedAgain()), policy);
    }
}
