package dev.drydock.domain.update.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.Example;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Cancellable;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.Transition.Moved;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdateEvent.OrderAccepted;
import dev.drydock.domain.update.UpdateEvent.OrderFoundInstalled;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The promises that hold for every move. */
final class Promises {
    private static final List<Class<? extends Effect>> OF_THE_BOOT_RECORD = List.of(
            Effect.Install.class,
            Effect.SwitchAndRestart.class,
            Effect.Commit.class,
            Effect.RollBack.class,
            Effect.RestartInto.class,
            Effect.Disarm.class);

    private final Map<UpdateId, Ending> remembered = new HashMap<>();
    private UpdateLedger ledger = UpdateLedger.EMPTY;

    void hold(UpdateState before, UpdateEvent event, Moved moved, Boot boot) {
        UpdateState former = before.plain();
        UpdateState next = moved.next().plain();
        theBootRecordIsLeftAloneBeforeTheInstallation(former, event, moved);
        aRunningSlotIsNotWrittenTo(event, moved, boot);
        everythingUnderWayHasOneDeadline(next);
        completedMeansCommitted(former, event, next);
        theFloorIsRaisedForWhatIsCommittedAlone(former, moved);
        anOutcomeStays(former, event, next);
        theLedgerRemembers(former, event, next);
        nothingIsReportedWhileRecovering(moved);
        onlyAStartEndsAStart(before, event);
    }

    private static void nothingIsReportedWhileRecovering(Moved moved) {
        if (moved.next() instanceof Recovering) {
            assertThat(moved.effects()).doesNotContain(new Effect.Report(), new Effect.ReviewDesired());
        }
    }

    private static void onlyAStartEndsAStart(UpdateState former, UpdateEvent event) {
        if (former instanceof Starting) {
            assertThat(event).isInstanceOf(Started.class);
        }
    }

    private static void theBootRecordIsLeftAloneBeforeTheInstallation(
            UpdateState former, UpdateEvent event, Moved moved) {
        boolean leftOver = event instanceof Started started && started.boot().undecided();
        if (former instanceof Cancellable && !(moved.next().plain() instanceof Installing) && !leftOver) {
            assertThat(moved.effects())
                    .as("effects on the boot record before the installation")
                    .noneMatch(effect -> OF_THE_BOOT_RECORD.contains(effect.getClass()));
        }
    }

    private static void aRunningSlotIsNotWrittenTo(UpdateEvent event, Moved moved, Boot boot) {
        if (event instanceof Started) {
            assertThat(moved.effects())
                    .as("slots that are written to while %s runs", boot.running())
                    .noneMatch(effect -> writesTo(boot.running(), effect));
        }
    }

    private static boolean writesTo(Slot slot, Effect effect) {
        return effect instanceof Effect.Download download && download.target() == slot
                || effect instanceof Effect.Install install && install.target() == slot;
    }

    private static void everythingUnderWayHasOneDeadline(UpdateState next) {
        assertThat(next.resume(Example.POLICY))
                .as("deadlines")
                .filteredOn(effect -> effect instanceof Effect.SetDeadline || effect instanceof Effect.SetRetryDelay)
                .hasSize(next instanceof Underway ? 1 : 0);
    }

    private static void completedMeansCommitted(UpdateState former, UpdateEvent event, UpdateState next) {
        boolean isEntered = (next instanceof Completed && !next.equals(former)) || next instanceof Raising;
        if (isEntered && !(former instanceof Raising)) {
            assertThat(event).isInstanceOfAny(BootCommitted.class, OrderFoundInstalled.class);
        }
    }

    private static void theFloorIsRaisedForWhatIsCommittedAlone(UpdateState former, Moved moved) {
        UpdateState next = moved.next().plain();
        if (!(next instanceof Raising)) {
            assertThat(moved.effects()).noneMatch(Effect.RaiseFloor.class::isInstance);
        }
        if (former instanceof Raising) {
            assertThat(next).isInstanceOfAny(Raising.class, Completed.class, RolledBack.class);
            assertThat(next.why().map(Reason::code)).isNotEqualTo(Optional.of(ReasonCode.FELL_BACK));
        }
    }

    /** An order that was refused has no outcome: its id is not remembered, and may come again in a better one. */
    private static void anOutcomeStays(UpdateState former, UpdateEvent event, UpdateState next) {
        if (!(event instanceof OrderFoundInstalled)
                && former instanceof AtRest before
                && next instanceof AtRest after
                && before.tellsOf().isPresent()
                && before.tellsOf().equals(after.tellsOf())
                && !before.equals(after)) {
            assertThat(before).isInstanceOf(Completed.class);
            assertThat(after)
                    .isEqualTo(new RolledBack(before.tellsOf().orElseThrow(), Reason.of(ReasonCode.REVERTED_LATER)));
        }
    }

    private void theLedgerRemembers(UpdateState former, UpdateEvent event, UpdateState next) {
        if (event instanceof OrderAccepted accepted) {
            ledger = ledger.withAccepted(accepted.order());
        }
        if (event instanceof OrderFoundInstalled found) {
            ledger = ledger.withAccepted(found.order());
        }
        next.outcomeAt(Instant.EPOCH)
                .filter(outcome -> !former.outcomeAt(Instant.EPOCH).equals(Optional.of(outcome)))
                .ifPresent(outcome -> ledger = event instanceof UpdateEvent.OrderRefused
                        ? ledger.withRefused(outcome)
                        : ledger.withOutcome(outcome));
        assertThat(ledger.entries()).hasSizeLessThanOrEqualTo(UpdateLedger.MOST_ENTRIES);
        assertThat(ledger.unaccepted()).hasSizeLessThanOrEqualTo(UpdateLedger.MOST_UNACCEPTED);
        assertThat(ledger.recent()).hasSizeLessThanOrEqualTo(UpdateLedger.MOST_RECENT + 1);
        for (UpdateLedger.Entry entry : ledger.entries()) {
            entry.ending().ifPresent(ending -> stays(entry.id(), ending));
        }
    }

    private void stays(UpdateId id, Ending ending) {
        Ending earlier = remembered.put(id, ending);
        boolean reverted = earlier == Ending.COMPLETED && ending == Ending.ROLLED_BACK;
        assertThat(earlier == null || earlier == ending || reverted)
                .as("%s was %s and became %s", id, earlier, ending)
                .isTrue();
    }
}
