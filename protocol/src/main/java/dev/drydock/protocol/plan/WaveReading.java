package dev.drydock.protocol.plan;

import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.spec.SpecMember;
import dev.drydock.protocol.spec.WaveWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The waves that settings describe: {@code where tag.ring = canary,1% soak=1h then=ask,10%,100%}. */
final class WaveReading {
    private static final String SOAK = "soak=";
    private static final String ASK = "then=ask";

    private final Given given;
    private final Duration soak;
    private final List<WaveWords> waves;

    WaveReading(Settings settings) {
        given = settings.one(SpecMember.WAVES);
        soak = settings.one(SpecMember.SOAK).time();
        waves = WaveWords.cut(given.text(), WaveShares.MOST_WAVES + 1);
    }

    /** The end of each wave, which is of use for so many devices that have no tags. */
    WaveShares shares(int devices) {
        if (waves.stream().anyMatch(WaveWords::isQuery)) {
            throw given.refused(": a dry run has no waves by query, as devices that are drawn by chance have no tags; "
                    + "say shares instead, such as 1%,10%,100%");
        }
        WaveShares shares = ends();
        shares.firstBackwards(devices).ifPresent(wave -> {
            throw given.refused(": wave " + wave + " of " + devices
                    + " devices ends before the one ahead of it, found '" + shares + "'");
        });
        return shares;
    }

    /** The waves that come first, each of the devices that a query takes of the rest. */
    List<Query> queries() {
        if (waves.size() > WaveShares.MOST_WAVES) {
            throw given.refused(": a rollout has 1 to " + WaveShares.MOST_WAVES + " waves, and this one more");
        }
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            if (waves.get(i).isQuery()) {
                Given query = new Given(waves.get(i).devices(), given.place() + ": wave " + (i + 1));
                if (queries.size() < i) {
                    throw query.refused(" is by query; put it ahead of those by share");
                }
                queries.add(query.read(QueryText::read));
            }
        }
        return queries;
    }

    /** The ends of the waves by share, which follow those by query. */
    WaveShares shares() {
        if (waves.stream().allMatch(WaveWords::isQuery)) {
            throw given.refused(": behind waves by query comes one for the rest; put ,100% behind the last");
        }
        return ends();
    }

    private WaveShares ends() {
        String ends = waves.stream()
                .filter(wave -> !wave.isQuery())
                .map(WaveWords::devices)
                .collect(Collectors.joining(","));
        return new Given(ends, given.place()).read(WaveShares::parse);
    }

    List<WavePlan> plans() {
        List<WavePlan> plans = waves.stream().map(this::plan).toList();
        if (plans.get(plans.size() - 1).asks()) {
            throw given.refused(
                    ": no wave follows the last one, so that nobody is asked behind it; leave its then=ask out");
        }
        return plans;
    }

    private WavePlan plan(WaveWords wave) {
        WavePlan plan = WavePlan.soaking(soak);
        for (String word : wave.rest()) {
            plan = with(plan, wave, word);
        }
        return plan;
    }

    private WavePlan with(WavePlan plan, WaveWords wave, String word) {
        if (word.startsWith(SOAK)) {
            Duration own = new Given(word, given.place() + ": soak").value().time();
            return new WavePlan(own, plan.asks());
        }
        if (word.equals(ASK)) {
            return plan.asking();
        }
        throw given.refused(": behind its " + (wave.isQuery() ? "query" : "share")
                + " a wave has soak=TIME and then=ask, and got '" + word + "'");
    }
}
