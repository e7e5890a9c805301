package dev.drydock.protocol.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.simulate.DryRun;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.protocol.json.Json;
import java.util.Comparator;
import java.util.Locale;

/**
 * The outcome of a dry run: {@code {"state":…,"seconds":…,"reached":…,"installed":…,"failed":…,"lost":…,"failures":{REASON:…},
 * "stop":{"wave":…,"rule":…,"outcomes":…,"failures":…,"seconds":…},"orders":…,"binds":…,"waits":{LANE:…},"quota":…,"overQuota":…,
 * "messagesByDay":[…],"counts":{…},"waves":[{"devices":…,"state":…,"openedAfter":…,"counts":{…}}],
 * "progress":[{"seconds":…,"succeeded":…,"failed":…}]}}. Times are whole seconds; waves are counted from 1. What there was none of,
 * such as a stop, is null.
 */
public final class DryRunDocument {
    private DryRunDocument() {}

    public static String write(DryRun run) {
        ObjectNode node = Json.object()
                .put("state", word(run.end()))
                .put("seconds", run.time().toSeconds())
                .put("reached", run.reached())
                .put("installed", run.installed())
                .put("failed", run.failed())
                .put("lost", run.counts().of(Tally.LOST));
        ObjectNode failures = node.putObject("failures");
        run.failures().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().code()))
                .forEach(entry -> failures.put(entry.getKey().code(), entry.getValue()));
        node.set("stop", run.stop().map(DryRunDocument::stop).orElse(null));
        lanes(node.put("orders", run.orders()), run);
        ArrayNode days = node.putArray("messagesByDay");
        run.messagesByDay().forEach(days::add);
        node.set("counts", counts(run.counts()));
        node.set("wayBack", run.wayBack().map(DryRunDocument::counts).orElse(null));
        ArrayNode waves = node.putArray("waves");
        for (DryRun.WaveOutcome wave : run.waves()) {
            ObjectNode one = waves.addObject().put("devices", wave.size()).put("state", word(wave.state()));
            one.put("openedAfter", wave.opened().map(time -> time.toSeconds()).orElse(null));
            one.set("counts", counts(wave.counts()));
        }
        ArrayNode progress = node.putArray("progress");
        run.progress()
                .forEach(then -> progress.addObject()
                        .put("seconds", then.time().toSeconds())
                        .put("succeeded", then.succeeded())
                        .put("failed", then.failed()));
        return Json.write(node);
    }

    private static ObjectNode stop(DryRun.Stop stop) {
        return Json.object()
                .put("wave", stop.wave() + 1)
                .put("rule", Words.of(stop.rule()))
                .put("outcomes", stop.outcomes())
                .put("failures", stop.failures())
                .put("seconds", stop.time().toSeconds());
    }

    private static void lanes(ObjectNode node, DryRun run) {
        node.put("binds", run.binding().map(Words::of).orElse(null));
        ObjectNode waits = node.putObject("waits");
        run.waits().forEach((lane, time) -> waits.put(Words.of(lane), time.toSeconds()));
        run.quota().ifPresentOrElse(quota -> node.put("quota", quota), () -> node.putNull("quota"));
        node.put("overQuota", run.isOverQuota());
    }

    private static ObjectNode counts(Counts counts) {
        ObjectNode node = Json.object();
        for (Tally tally : Tally.values()) {
            node.put(Words.of(tally), counts.of(tally));
        }
        return node;
    }

    private static String word(Object state) {
        String name = state.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
