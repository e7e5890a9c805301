package dev.drydock.domain.update;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Effect.RaiseFloor;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.FloorRaised;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;
import java.util.Optional;

/**
 * The image is committed, and the numbers of its manifest become the device's floor. Nothing that fails now leads back: the
 * update is completed, with a note.
 *
 * @param note {@code already-installed} when nothing had to be installed
 */
public record Raising(Update update, Optional<VersionProof> proof, Optional<Reason> note) implements Underway {
    /** To those who follow the update, this is the end of the commit. Its attempts are counted on from those of the commit. */
    @Override
    public Stage stage() {
        return Stage.COMMITTING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.RAISE)),
                new RaiseFloor(ticket(), update.order(), update.target()));
    }

    @Override
    public Transition on(FloorRaised event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : AtRest.settle(completed(note), policy);
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : AtRest.settle(notRaised(event.reason().message()), policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : AtRest.settle(notRaised("it took longer than it may"), policy, new StopWork());
    }

    /** An image that does not run any more raises nothing. */
    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        boolean elsewhere = event.boot().running() != update.target();
        if (elsewhere
                || event.firmware()
                        .contradicts(update.order().version(), update.order().digest())) {
            return completed(note).on(event, policy);
        }
        return startedTooOften(policy)
                ? notRaised("the device app was started too often meanwhile").on(event, policy)
                : Underway.enter(new Raising(update.startedAgain(), proof, note), policy);
    }

    private Completed notRaised(String why) {
        String message = ReasonCode.FLOOR_NOT_RAISED.description() + ": " + why;
        return completed(Optional.of(new Reason(ReasonCode.FLOOR_NOT_RAISED, message)));
    }

    private Completed completed(Optional<Reason> why) {
        return new Completed(update.order(), update.target(), proof, why);
    }
}
