package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Waves in every state, with members and evidence that make a difference to an event. */
final class WaveSamples {
    static final Evidence CARRIED = Evidence.NONE.plus(new Findings(5, 0, 0), Gate.STANDARD.test(), 0);

    private WaveSamples() {}

    static Map<String, Wave> all() {
        Map<String, Wave> samples = new LinkedHashMap<>();
        samples.put("Held, without members", Wave.held(Counts.NONE));
        samples.put("Held", Wave.held(Counts.of(Tally.HELD, 100)));
        samples.put("Held, all of it skipped", Wave.held(Counts.of(Tally.SKIPPED, 3)));
        samples.put("Held, asking", wave(WaveState.Held.ASKING, Counts.of(Tally.HELD, 100), Findings.NONE));
        samples.put("Held, asking, two failures", wave(WaveState.Held.ASKING, one(Tally.HELD), found(0, 2)));
        samples.put("Held, bad already", wave(WaveState.Held.BEHIND, one(Tally.HELD), found(0, 3)));
        samples.put("Open", wave(new UnderWay.Open(false), Counts.of(Tally.HELD, 100), Findings.NONE));
        samples.put("Open, one device to go", wave(new UnderWay.Open(false), one(Tally.ORDERED), found(46, 0)));
        samples.put("Open, two failures", wave(new UnderWay.Open(true), one(Tally.TAKEN), found(1, 2)));
        samples.put("Open, all taken", wave(new UnderWay.Open(true), Counts.of(Tally.TAKEN, 100), Findings.NONE));
        samples.put("Soaking, good", wave(new UnderWay.Soaking(false, false), one(Tally.LEFT), found(60, 0)));
        samples.put("Soaking, too small", wave(new UnderWay.Soaking(false, false), one(Tally.LEFT), found(5, 0)));
        samples.put("Soaking, undecided", wave(new UnderWay.Soaking(false, false), many(), found(60, 2)));
        samples.put(
                "Soaking, good, out of patience",
                wave(new UnderWay.Soaking(false, true), one(Tally.LEFT), found(60, 0)));
        samples.put("Soaked, undecided", wave(new UnderWay.Soaking(true, false), many(), found(60, 2)));
        samples.put("Soaked, a success short of good", wave(new UnderWay.Soaking(true, false), many(), found(46, 0)));
        samples.put("Soaking, a failure short of bad", wave(new UnderWay.Soaking(true, true), many(), found(1, 2)));
        samples.put("Undecided", wave(new UnderWay.Undecided(), many(), found(46, 0)));
        samples.put("Undecided, against it", wave(new UnderWay.Undecided(), one(Tally.LEFT), found(1, 1)));
        samples.put("Undecided, a failure short of bad", wave(new UnderWay.Undecided(), many(), found(1, 2)));
        samples.put("Passed", wave(new WaveState.Passed(), many(), found(60, 0)));
        samples.put(
                "Failed",
                wave(new WaveState.Failed(Verdict.BAD, Optional.empty()), Counts.of(Tally.HELD, 90), found(7, 3)));
        samples.put(
                "Failed before its turn",
                wave(
                        new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.BEHIND)),
                        Counts.of(Tally.HELD, 90),
                        found(0, 3)));
        samples.put(
                "Failed while it asked",
                wave(
                        new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.ASKING)),
                        Counts.of(Tally.HELD, 90),
                        found(0, 3)));
        samples.put(
                "Failed, at its end",
                wave(new WaveState.Failed(Verdict.BAD, Optional.empty()), Counts.NONE, found(7, 3)));
        samples.put("Skipped", wave(new WaveState.Skipped(), Counts.NONE, Findings.NONE));
        return samples;
    }

    static Wave wave(WaveState state, Counts others, Findings found) {
        Counts counts = others.plus(Counts.of(Tally.SUCCEEDED, found.successes()))
                .plus(Counts.of(Tally.FAILED, found.failures()));
        return new Wave(state, counts, found, Evidence.NONE.plus(found, Gate.STANDARD.test(), 0));
    }

    static Findings found(int successes, int failures) {
        return new Findings(successes, failures, 0);
    }

    private static Counts one(Tally tally) {
        return Counts.of(tally, 1);
    }

    /** Members enough for a verdict, which wait for their devices. */
    private static Counts many() {
        return Counts.of(Tally.LEFT, 100);
    }
}
