package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Tally;
import dev.drydock.testkit.machine.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A story of one wave: events happen one after the other, and what the machine makes of them is told as it is expected. */
final class WaveStory {
    private static final List<Edge> TAKEN = Collections.synchronizedList(new ArrayList<>());

    private final WaveTerms terms;
    private Wave wave;

    private WaveStory(Wave wave, WaveTerms terms) {
        this.wave = wave;
        this.terms = terms;
    }

    static WaveStory of(Wave wave) {
        return new WaveStory(wave, WaveTerms.STANDARD);
    }

    static WaveStory of(Wave wave, WaveTerms terms) {
        return new WaveStory(wave, terms);
    }

    /** Begins to remember the edges anew. */
    static void forgetTaken() {
        TAKEN.clear();
    }

    /** Every edge that the stories since then have taken. */
    static List<Edge> taken() {
        return List.copyOf(TAKEN);
    }

    WaveStory then(WaveEvent event, WaveEffect... expected) {
        Wave before = wave;
        assertThat(before.on(event, terms)).isInstanceOfSatisfying(WaveTransition.Moved.class, moved -> {
            assertThat(moved.effects()).as("effects of %s on %s", event, before).containsExactly(expected);
            wave = moved.next();
        });
        TAKEN.add(WaveWalk.edge(before, event, wave));
        return this;
    }

    WaveStory refuses(WaveEvent... events) {
        for (WaveEvent event : events) {
            assertThat(wave.on(event, terms)).isEqualTo(new WaveTransition.Refused(wave, event));
        }
        return this;
    }

    /** Members move from one tally to another, without evidence. */
    WaveStory move(int number, Tally from, Tally to, WaveEffect... expected) {
        Counts difference = Counts.of(from, -number).plus(Counts.of(to, number));
        return then(new WaveEvent.Counted(difference, Findings.NONE), expected);
    }

    WaveStory succeed(int number, Tally from, WaveEffect... expected) {
        Counts difference = Counts.of(from, -number).plus(Counts.of(Tally.SUCCEEDED, number));
        return then(new WaveEvent.Counted(difference, new Findings(number, 0, 0)), expected);
    }

    WaveStory fail(int number, Tally from, WaveEffect... expected) {
        Counts difference = Counts.of(from, -number).plus(Counts.of(Tally.FAILED, number));
        return then(new WaveEvent.Counted(difference, new Findings(0, number, 0)), expected);
    }

    WaveStory is(WaveState state) {
        assertThat(wave.state()).isEqualTo(state);
        return this;
    }

    Evidence evidence() {
        return wave.evidence();
    }

    Wave wave() {
        return wave;
    }
}
