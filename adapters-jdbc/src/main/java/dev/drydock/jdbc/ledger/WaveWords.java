package dev.drydock.jdbc.ledger;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.wave.WaveState;
import dev.drydock.protocol.rollout.Words;

/** The states of a wave in words, as {@code failed bad before-turn}. */
final class WaveWords implements WaveState.Cases<Wording> {
    private WaveWords() {}

    static String write(WaveState state) {
        return state.match(new WaveWords()).text();
    }

    static WaveState read(String text) {
        Wording wording = Wording.read(text);
        return switch (wording.name()) {
            case "held" -> new WaveState.Held();
            case "open" -> new WaveState.Open(wording.has("patient"));
            case "soaking" -> new WaveState.Soaking(wording.has("over"), wording.has("patience-over"));
            case "undecided" -> new WaveState.Undecided();
            case "passed" -> new WaveState.Passed();
            case "failed" ->
                new WaveState.Failed(Words.read(Verdict.class, wording.first()), wording.has("before-turn"));
            case "skipped" -> new WaveState.Skipped();
            default -> throw wording.unknown();
        };
    }

    @Override
    public Wording held(WaveState.Held state) {
        return Wording.of("held");
    }

    @Override
    public Wording open(WaveState.Open state) {
        return Wording.of("open").when(state.isPatienceRunning(), "patient");
    }

    @Override
    public Wording soaking(WaveState.Soaking state) {
        return Wording.of("soaking").when(state.isOver(), "over").when(state.isPatienceOver(), "patience-over");
    }

    @Override
    public Wording undecided(WaveState.Undecided state) {
        return Wording.of("undecided");
    }

    @Override
    public Wording passed(WaveState.Passed state) {
        return Wording.of("passed");
    }

    @Override
    public Wording failed(WaveState.Failed state) {
        return Wording.of("failed").with(Words.of(state.verdict())).when(state.isBeforeTurn(), "before-turn");
    }

    @Override
    public Wording skipped(WaveState.Skipped state) {
        return Wording.of("skipped");
    }
}
