package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.WaveEvent.BeginAllowed;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.FailuresAccepted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.TurnCame;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import dev.drydock.testkit.machine.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every event in every shape that can make a difference to a wave. */
final class WaveEventSamples {
    private WaveEventSamples() {}

    static List<Sample<WaveEvent>> forWave(Wave wave) {
        Stream<Sample<WaveEvent>> moves = Arrays.stream(Tally.values())
                .filter(tally -> !tally.isEnded() && wave.counts().of(tally) > 0)
                .flatMap(WaveEventSamples::moves);
        return Stream.concat(
                        Stream.of(
                                new Sample<WaveEvent>(new TurnCame(Evidence.NONE), "with nothing carried"),
                                new Sample<WaveEvent>(new TurnCame(WaveSamples.CARRIED), "with five successes carried"),
                                new Sample<WaveEvent>(new SoakOver(), ""),
                                new Sample<WaveEvent>(new PatienceOver(), ""),
                                new Sample<WaveEvent>(new BeginAllowed(), ""),
                                new Sample<WaveEvent>(new UndecidedAccepted(), ""),
                                new Sample<WaveEvent>(new FailuresAccepted(), ""),
                                counted(Counts.NONE, new Findings(-1, 1, 0), "a success that was undone"),
                                counted(Counts.of(Tally.HELD, 1), Findings.NONE, "a newcomer")),
                        moves)
                .toList();
    }

    private static Stream<Sample<WaveEvent>> moves(Tally from) {
        return Stream.of(
                counted(Counts.difference(from, Tally.SUCCEEDED), new Findings(1, 0, 0), from + " succeeds"),
                counted(Counts.difference(from, Tally.FAILED), new Findings(0, 1, 0), from + " fails"),
                counted(Counts.difference(from, Tally.FAILED), new Findings(0, 1, 1), from + " fails to download"),
                counted(Counts.difference(from, Tally.ABSENT), Findings.NONE, from + " is absent"));
    }

    private static Sample<WaveEvent> counted(Counts difference, Findings found, String shape) {
        return new Sample<>(new Counted(difference, found), shape);
    }
}
