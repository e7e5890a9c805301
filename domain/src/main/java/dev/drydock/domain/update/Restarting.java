package dev.drydock.domain.update;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.BootRecord;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.SwitchAndRestart;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;

/**
 * The restart into the new image is asked for.
 *
 * @param during the boot in which it was asked for: a start within the same boot was not the restart
 * @param attempt counted from 1
 */
public record Restarting(Update update, BootId during, int attempt) implements Underway {
    @Override
    public Stage stage() {
        return Stage.RESTARTING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.RESTART)),
                new SwitchAndRestart(ticket(), update.order(), update.target()));
    }

    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        Boot boot = event.boot();
        BootRecord record = boot.recordOf(update.target());
        if (boot.id().equals(during) || record.isNotArmed()) {
            return again(boot.id(), policy);
        }
        if (boot.running() == update.target()) {
            return Underway.enter(new OnTrial(update.entered()), policy);
        }
        if (record.hasTriesLeft()) {
            return again(boot.id(), policy);
        }
        return AtRest.settle(new RolledBack(id(), Reason.of(ReasonCode.DID_NOT_BOOT)), policy, new Disarm(former()));
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : again(during, policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : again(during, policy);
    }

    private Transition again(BootId boot, UpdatePolicy policy) {
        if (attempt >= policy.restartTries()) {
            return fail(ReasonCode.RESTART_FAILED, policy, new Disarm(former()));
        }
        return Underway.enter(new Restarting(update, boot, attempt + 1), policy);
    }
}
