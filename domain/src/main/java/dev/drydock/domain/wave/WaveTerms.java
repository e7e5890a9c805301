package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Gate;
import java.time.Duration;

/**
 * The terms on which a wave is judged.
 *
 * @param soak the time for which its members are watched after they have mostly ended
 * @param patience the time that outcomes are waited for once each member has its order
 * @param asks whether an operator is asked before its first order, once the wave before has passed
 */
public record WaveTerms(Gate gate, Duration soak, Duration patience, WavePlace place, boolean asks) {
    public static final WaveTerms STANDARD =
            new WaveTerms(Gate.STANDARD, Duration.ofMinutes(10), Duration.ofHours(24), WavePlace.FOLLOWED, false);

    /** The same for a wave in another place. */
    public WaveTerms at(WavePlace other) {
        return new WaveTerms(gate, soak, patience, other, asks);
    }

    /** The same for a wave before which an operator is asked. */
    public WaveTerms asking() {
        return new WaveTerms(gate, soak, patience, place, true);
    }

    /** Whether no wave follows, so that no verdict is waited for. */
    boolean isLast() {
        return place != WavePlace.FOLLOWED;
    }

    boolean isOpenEnded() {
        return place == WavePlace.OPEN_ENDED;
    }
}
