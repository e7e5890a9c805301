package dev.drydock.application.service.follow;

import dev.drydock.application.service.follow.Sighting.Changed;
import dev.drydock.application.service.follow.Sighting.Ended;
import dev.drydock.application.service.follow.Sighting.NotAsOrdered;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * Reports of a device that names update ids. A lower sequence of the same epoch is ignored, and an outcome is found among the recent ones too. A
 * success has to fit the order.
 */
final class OwnReports {
    private final UpdateOrder order;
    private final Changes changes = new Changes();
    private final Sequences sequences = new Sequences();

    OwnReports(UpdateOrder order) {
        this.order = order;
    }

    Optional<Sighting> observe(Reported reported, ReportedUpdate update) {
        if (!sequences.take(reported, update)) {
            return Optional.empty();
        }
        if (!update.id().equals(Optional.of(order.id()))) {
            return pastOutcome(reported);
        }
        if (update.ending().isPresent()) {
            return Optional.of(end(update.ending().get(), reported, update));
        }
        return changes.news(new Changed(
                reported.firmwareStatus().flatMap(Word::meaning), update.state().text(), update.progress()));
    }

    private Sighting end(Ending ending, Reported reported, ReportedUpdate update) {
        Optional<String> objection =
                ending == Ending.COMPLETED ? new Evidence(order).objection(reported, update) : Optional.empty();
        return objection
                .<Sighting>map(why -> new NotAsOrdered(why, reported))
                .orElseGet(() -> new Ended(ending, update.reason(), reported));
    }

    /** The device tells of another update: this one has ended meanwhile, or has not begun. Past outcomes carry no evidence. */
    private Optional<Sighting> pastOutcome(Reported reported) {
        return reported.recent().stream()
                .filter(outcome -> outcome.id().equals(order.id()))
                .findFirst()
                .flatMap(outcome ->
                        outcome.ending().meaning().map(ending -> new Ended(ending, outcome.reason(), reported)));
    }
}
