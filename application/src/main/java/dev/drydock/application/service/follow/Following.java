package dev.drydock.application.service.follow;

import dev.drydock.application.service.follow.Sighting.Changed;
import dev.drydock.application.service.follow.Sighting.Ended;
import dev.drydock.application.service.follow.Sighting.Ending;
import dev.drydock.application.service.follow.Sighting.Progressed;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedUpdate;
import java.util.List;
import java.util.Optional;

/**
 * Tells what reports say of one update. Reports may come twice, late or not at all: a lower sequence is ignored, an outcome is
 * found among the recent ones too, and what an earlier update left behind is never taken for this one's. Not thread-safe.
 */
public final class Following {
    private final String updateId;
    private final Optional<String> formerSuccess;
    private long highestSequence = -1;
    private Optional<Changed> lastSeen = Optional.empty();
    private boolean ended;

    /** @param formerSuccess what a device that names no update ids reported as its last success before this update */
    public Following(String updateId, Optional<String> formerSuccess) {
        this.updateId = updateId;
        this.formerSuccess = formerSuccess;
    }

    /** What is new in a report; at most one thing. */
    public Optional<Sighting> observe(Reported reported) {
        if (ended) {
            return Optional.empty();
        }
        Optional<Sighting> sighting = reported.update().isPresent()
                ? observe(reported, reported.update().get())
                : observeTutorial(reported);
        ended = sighting.isPresent() && sighting.get() instanceof Ended;
        return sighting;
    }

    private Optional<Sighting> observe(Reported reported, ReportedUpdate update) {
        if (update.sequence() < highestSequence) {
            return Optional.empty();
        }
        highestSequence = update.sequence();
        if (!update.id().equals(Optional.of(updateId))) {
            return pastOutcome(reported);
        }
        Optional<Ending> ending = Ending.of(update.state());
        if (ending.isPresent()) {
            return Optional.of(new Ended(ending.get(), update.reason(), reported));
        }
        return changed(new Changed(reported.firmwareStatus(), Optional.of(update.state()), update.progress()));
    }

    /** The device tells of another update: this one has ended meanwhile, or has not begun. */
    private Optional<Sighting> pastOutcome(Reported reported) {
        Optional<ReportedOutcome> past = reported.recent().stream()
                .filter(outcome -> outcome.id().equals(updateId))
                .findFirst();
        return past.flatMap(
                outcome -> Ending.of(outcome.state()).map(ending -> new Ended(ending, outcome.reason(), reported)));
    }

    private Optional<Sighting> observeTutorial(Reported reported) {
        boolean completed = reported.firmwareStatus().equals(Ending.COMPLETED.word());
        if (completed && reported.lastFirmwareUpdate().equals(formerSuccess)) {
            return Optional.empty();
        }
        if (completed) {
            return Optional.of(new Ended(Ending.COMPLETED, Optional.empty(), reported));
        }
        return changed(new Changed(reported.firmwareStatus(), Optional.empty(), Optional.empty()));
    }

    private Optional<Sighting> changed(Changed now) {
        Optional<Changed> before = lastSeen;
        lastSeen = Optional.of(now);
        if (before.equals(lastSeen)) {
            return Optional.empty();
        }
        boolean sameState = before.isPresent() && before.get().state().equals(now.state());
        if (sameState && now.state().isPresent() && now.progress().isPresent()) {
            return Optional.of(new Progressed(now.state().get(), now.progress().get()));
        }
        return sameState && now.state().isPresent() ? Optional.empty() : Optional.of(now);
    }

    /** The words under which a device is at rest. */
    public static boolean isAtRest(String state) {
        return List.of("idle", "completed", "failed", "rolledBack", "cancelled").contains(state);
    }
}
