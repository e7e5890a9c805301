package dev.drydock.application.service.follow;

import dev.drydock.application.service.follow.Sighting.Changed;
import dev.drydock.application.service.follow.Sighting.Progressed;
import java.util.Optional;

/** The states that were seen last, so that a state is told once. */
final class Changes {
    private Optional<Changed> last = Optional.empty();

    /** Gives the news in a state: the state when it is another one, else its progress when that is another. */
    Optional<Sighting> news(Changed now) {
        Optional<Changed> before = last;
        last = Optional.of(now);
        boolean sameState = before.isPresent() && before.get().word().equals(now.word());
        if (!sameState) {
            return Optional.of(now);
        }
        return before.get().progress().equals(now.progress())
                ? Optional.empty()
                : now.progress().map(percent -> new Progressed(now.word(), percent));
    }
}
