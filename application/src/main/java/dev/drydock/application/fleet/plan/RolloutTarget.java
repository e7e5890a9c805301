package dev.drydock.application.fleet.plan;

import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import java.util.List;

/**
 * The devices of a rollout, and what makes its waves.
 *
 * @param first the waves that come first, each of the devices that a query takes of the rest
 * @param shares of the devices that remain then
 */
public record RolloutTarget(Query query, List<Query> first, WaveShares shares) {
    public RolloutTarget {
        first = List.copyOf(first);
    }

    /** Waves by share alone. */
    public RolloutTarget(Query query, WaveShares shares) {
        this(query, List.of(), shares);
    }

    /** The number of waves. */
    public int waves() {
        return first.size() + shares.ends().size();
    }
}
