package dev.drydock.domain.wave;

import dev.drydock.testkit.machine.Edge;
import dev.drydock.testkit.machine.RecordWords;
import dev.drydock.testkit.machine.Sealed;
import dev.drydock.testkit.machine.Step;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The walk over all waves and events, in words. */
final class WaveWalk {
    private static final RecordWords RECORDS = new RecordWords()
            .with(Counts.class, counts -> counts.numbers().toString().toLowerCase(Locale.ROOT))
            .with(Duration.class, duration -> duration.toString().substring(2).toLowerCase(Locale.ROOT));

    private WaveWalk() {}

    /** The waves that differ in what an event does to them. */
    enum Kind {
        FOLLOWED(WaveTerms.STANDARD),
        LAST(WaveTerms.STANDARD.at(WavePlace.LAST)),
        OPEN_ENDED(WaveTerms.STANDARD.at(WavePlace.OPEN_ENDED)),
        ASKED_FOR(WaveTerms.STANDARD.asking());

        private final WaveTerms terms;

        Kind(WaveTerms terms) {
            this.terms = terms;
        }
    }

    static List<Step<Wave, WaveEvent, WaveTransition>> steps(Kind kind) {
        return dev.drydock.testkit.machine.Walk.steps(
                WaveSamples.all(), WaveEventSamples::forWave, (wave, event) -> wave.on(event, kind.terms));
    }

    static Set<Edge> edges() {
        return Stream.of(Kind.values())
                .flatMap(kind -> steps(kind).stream())
                .filter(step -> step.result() instanceof WaveTransition.Moved)
                .map(step -> edge(step.state(), step.event(), ((WaveTransition.Moved) step.result()).next()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Edge edge(Wave from, WaveEvent event, Wave to) {
        return new Edge(Sealed.name(from.state()), Sealed.name(to.state()), Sealed.name(event));
    }

    static String words(Wave wave) {
        return RECORDS.of(wave.state()) + " " + RECORDS.of(wave.counts()) + " ratio "
                + wave.evidence().ratio();
    }

    static Optional<String> words(WaveTransition result) {
        return result.match(new WaveTransition.Cases<>() {
            @Override
            public Optional<String> moved(WaveTransition.Moved moved) {
                String effects = moved.effects().stream().map(RECORDS::of).collect(Collectors.joining(", "));
                return Optional.of(words(moved.next()) + (effects.isEmpty() ? "" : " | " + effects));
            }

            @Override
            public Optional<String> refused(WaveTransition.Refused refused) {
                return Optional.empty();
            }
        });
    }
}
