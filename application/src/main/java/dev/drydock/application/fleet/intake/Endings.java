package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.inventory.ToldUpdate;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The outcomes that a report tells for the first time, as far as that can be seen from the report before: most reports end nothing, and
 * nothing is looked up for them. Outcomes that are kept already may be among the rest.
 */
final class Endings {
    /** A device remembers one refusal among its last outcomes, which may lie between two updates. */
    private static final int BEHIND_THE_LAST = 1;

    private final Optional<KnownDevice> before;
    private final KnownDevice after;
    private final Reported reported;
    private final Instant at;

    /**
     * The endings of one report.
     *
     * @param before the device as its last report left it; empty for the first one, and for the first of another epoch
     */
    Endings(Optional<KnownDevice> before, KnownDevice after, Reported reported, Instant at) {
        this.before = before;
        this.after = after;
        this.reported = reported;
        this.at = at;
    }

    /** The earliest first. */
    List<PastUpdate> told() {
        Optional<UpdateId> id = reported.update().flatMap(ReportedUpdate::id);
        Optional<Ending> ending = reported.update().flatMap(ReportedUpdate::ending);
        boolean isSame = before.flatMap(KnownDevice::update).map(ToldUpdate::id).equals(id);
        if (id.isEmpty() || (isSame && (ending.isEmpty() || wasIn(reported.word())))) {
            return List.of();
        }
        List<PastUpdate> told = new ArrayList<>();
        ending.ifPresent(how -> told.add(past(id.get(), how, reasonOf(id.get(), how))));
        former(id.get(), isSame)
                .forEach(outcome -> outcome.ending()
                        .meaning()
                        .ifPresent(how -> told.add(past(outcome.id(), how, outcome.reason()))));
        Collections.reverse(told);
        return told;
    }

    /** Outcomes of other updates that the report before did not tell, the last one first. */
    private List<ReportedOutcome> former(UpdateId id, boolean isSame) {
        List<ReportedOutcome> others = reported.recent().stream()
                .filter(outcome -> !outcome.id().equals(id))
                .toList();
        if (isSame) {
            return others.subList(0, Math.min(BEHIND_THE_LAST, others.size()));
        }
        List<ReportedOutcome> untold = new ArrayList<>();
        for (ReportedOutcome outcome : others) {
            if (isTold(outcome)) {
                break;
            }
            untold.add(outcome);
        }
        return untold;
    }

    private boolean isTold(ReportedOutcome outcome) {
        return before.flatMap(KnownDevice::update)
                        .filter(known -> known.id().equals(outcome.id()))
                        .isPresent()
                && wasIn(outcome.ending().text());
    }

    /** Whether the report before told that state, which has one word for an end wherever it stands. */
    private boolean wasIn(String state) {
        return before.map(KnownDevice::facts).flatMap(DeviceFacts::state).equals(Optional.of(state));
    }

    /** Beside a success stands what the device lacks; the reason of an outcome is among the last ones. */
    private Optional<ReportedReason> reasonOf(UpdateId id, Ending ending) {
        Optional<ReportedReason> beside = reported.update().flatMap(ReportedUpdate::reason);
        Optional<ReportedOutcome> remembered = reported.recent().stream()
                .filter(outcome -> outcome.id().equals(id) && outcome.ending().means(ending))
                .findFirst();
        Optional<ReportedReason> own = remembered.flatMap(ReportedOutcome::reason);
        return ending == Ending.COMPLETED && remembered.isPresent() ? own : own.or(() -> beside);
    }

    private PastUpdate past(UpdateId id, Ending ending, Optional<ReportedReason> reason) {
        Optional<ToldUpdate> told = after.update()
                .filter(update -> update.id().equals(id))
                .or(() -> before.flatMap(KnownDevice::update)
                        .filter(update -> update.id().equals(id)));
        return new PastUpdate(
                after.id(),
                id,
                at,
                told.flatMap(ToldUpdate::from),
                told.flatMap(ToldUpdate::to),
                ending,
                reason.map(ReportedReason::code).map(Word::text).filter(DeviceFacts::isPlain));
    }
}
