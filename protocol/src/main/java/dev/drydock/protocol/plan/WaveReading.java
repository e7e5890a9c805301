package dev.drydock.protocol.plan;

import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The waves that settings describe: {@code 1% soak=1h then=ask,10%,100%}. */
final class WaveReading {
    private static final String SOAK = "soak=";
    private static final String ASK = "then=ask";

    private final Given given;
    private final Duration soak;
    private final List<List<String>> waves = new ArrayList<>();

    WaveReading(Settings settings) {
        given = settings.one(SpecMember.WAVES);
        soak = settings.one(SpecMember.SOAK).time();
        for (String wave : given.text().split(",", WaveShares.MOST_WAVES + 1)) {
            waves.add(List.of(wave.strip().split("\\s+")));
        }
    }

    /** The end of each wave, which is of use for so many devices. */
    WaveShares shares(int devices) {
        String ends = waves.stream().map(words -> words.get(0)).collect(Collectors.joining(","));
        WaveShares shares = new Given(ends, given.place()).read(WaveShares::parse);
        shares.firstBackwards(devices).ifPresent(wave -> {
            throw given.refused(": wave " + wave + " of " + devices
                    + " devices ends before the one ahead of it, found '" + shares + "'");
        });
        return shares;
    }

    List<WavePlan> plans() {
        List<WavePlan> plans = waves.stream().map(this::plan).toList();
        if (plans.get(plans.size() - 1).asks()) {
            throw given.refused(
                    ": no wave follows the last one, so that nobody is asked behind it; leave its then=ask out");
        }
        return plans;
    }

    private WavePlan plan(List<String> words) {
        WavePlan plan = WavePlan.soaking(soak);
        for (String word : words.subList(1, words.size())) {
            plan = with(plan, word);
        }
        return plan;
    }

    private WavePlan with(WavePlan plan, String word) {
        if (word.startsWith(SOAK)) {
            Duration own = new Given(word, given.place() + ": soak").value().time();
            return new WavePlan(own, plan.asks());
        }
        if (word.equals(ASK)) {
            return plan.asking();
        }
        throw given.refused(": behind its share a wave has soak=TIME and then=ask, and got '" + word + "'");
    }
}
