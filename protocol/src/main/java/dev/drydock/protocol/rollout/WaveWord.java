package dev.drydock.protocol.rollout;

import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveState;

/** The word for the state of a wave. */
public final class WaveWord implements WaveState.Cases<String> {
    @Override
    public String held(WaveState.Held state) {
        return state.isAsking() ? "asking" : "held";
    }

    @Override
    public String open(UnderWay.Open state) {
        return "open";
    }

    @Override
    public String soaking(UnderWay.Soaking state) {
        return "soaking";
    }

    @Override
    public String undecided(UnderWay.Undecided state) {
        return "undecided";
    }

    @Override
    public String passed(WaveState.Passed state) {
        return "passed";
    }

    @Override
    public String failed(WaveState.Failed state) {
        return "failed";
    }

    @Override
    public String skipped(WaveState.Skipped state) {
        return "skipped";
    }
}
