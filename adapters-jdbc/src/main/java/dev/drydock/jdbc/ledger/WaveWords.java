package dev.drydock.jdbc.ledger;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveState;
import dev.drydock.protocol.rollout.Words;
import java.util.Optional;

/** The states of a wave in words, as {@code failed bad before-turn}. */
final class WaveWords implements WaveState.Cases<Wording> {
    private static final String ASKING = "asking";

    private WaveWords() {}

    static String write(WaveState state) {
        return state.match(new WaveWords()).text();
    }

    static WaveState read(String text) {
        Wording wording = Wording.read(text);
        return switch (wording.name()) {
            case "held" -> held(wording);
            case "open" -> new UnderWay.Open(wording.has("patient"));
            case "soaking" -> new UnderWay.Soaking(wording.has("over"), wording.has("patience-over"));
            case "undecided" -> new UnderWay.Undecided();
            case "passed" -> new WaveState.Passed();
            case "failed" ->
                new WaveState.Failed(
                        Words.read(Verdict.class, wording.first()),
                        wording.has("before-turn") ? Optional.of(held(wording)) : Optional.empty());
            case "skipped" -> new WaveState.Skipped();
            default -> throw wording.unknown();
        };
    }

    private static WaveState.Held held(Wording wording) {
        return new WaveState.Held(wording.has(ASKING));
    }

    @Override
    public Wording held(WaveState.Held state) {
        return Wording.of("held").when(state.isAsking(), ASKING);
    }

    @Override
    public Wording open(UnderWay.Open state) {
        return Wording.of("open").when(state.isPatienceRunning(), "patient");
    }

    @Override
    public Wording soaking(UnderWay.Soaking state) {
        return Wording.of("soaking").when(state.isOver(), "over").when(state.isPatienceOver(), "patience-over");
    }

    @Override
    public Wording undecided(UnderWay.Undecided state) {
        return Wording.of("undecided");
    }

    @Override
    public Wording passed(WaveState.Passed state) {
        return Wording.of("passed");
    }

    @Override
    public Wording failed(WaveState.Failed state) {
        return Wording.of("failed")
                .with(Words.of(state.verdict()))
                .when(state.isBeforeTurn(), "before-turn")
                .when(state.before().filter(WaveState.Held::isAsking).isPresent(), ASKING);
    }

    @Override
    public Wording skipped(WaveState.Skipped state) {
        return Wording.of("skipped");
    }
}
