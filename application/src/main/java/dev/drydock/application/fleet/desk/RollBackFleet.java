package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import java.util.Optional;

/** Gives the devices that may have the image of a rollout another one, within the transaction of a command. */
final class RollBackFleet {
    private final RolloutEngine engine;
    private final RolloutBook book;

    RollBackFleet(RolloutEngine engine, RolloutBook book) {
        this.engine = engine;
        this.book = book;
    }

    /** @param to the image that its devices get; empty for the one of its plan */
    Answer<Optional<Refusal>> rollBack(RolloutEntry rollout, Optional<String> to) {
        if (rollout.state().isAtRest() && book.rollout(rollout.id().ofWayBack()).isPresent()) {
            return refused(
                    rollout,
                    "was rolled back once, by " + rollout.plan().wayBack().name()
                            + "; retry that one, or make a rollout of another image");
        }
        return to.map(name -> rollBack(rollout, name))
                .orElseGet(() -> new Answer.Done<>(engine.command(book, rollout, new RolloutEvent.RollbackAsked())));
    }

    private Answer<Optional<Refusal>> rollBack(RolloutEntry rollout, String name) {
        Optional<RolloutImage> other = book.images().image(name).map(FleetImage::planned);
        if (other.isEmpty()) {
            return KeepImages.noSuch(name);
        }
        RolloutImage brought = rollout.plan()
                .image()
                .orElseThrow(() -> new IllegalStateException("a rollout of a server brings an image"));
        if (other.get().version().equals(brought.version())) {
            return refused(rollout, "brought version " + brought.version() + ", which " + name + " is, too");
        }
        RolloutEntry there = rollout.with(rollout.plan().with(new Images(brought, other)));
        return new Answer.Done<>(engine.command(book, there, new RolloutEvent.RollbackAsked()));
    }

    private static Answer<Optional<Refusal>> refused(RolloutEntry rollout, String why) {
        return new Answer.Objected<>(
                Objection.REFUSED, "rollout " + rollout.plan().name() + " " + why);
    }
}
