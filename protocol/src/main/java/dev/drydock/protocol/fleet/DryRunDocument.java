package dev.drydock.protocol.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.simulate.DryRun;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.protocol.json.Json;
import java.util.Locale;

/**
 * The outcome of a dry run: {@code {"state":…,"seconds":…,"reached":…,"failed":…,"orders":…,"laneFull":…,"messagesByDay":[…],"counts":{…},
 * "waves":[{"devices":…,"state":…,"openedAfter":…,"counts":{…}}],"progress":[{"seconds":…,"succeeded":…,"failed":…}]}}. Times are
 * whole seconds after the start.
 */
public final class DryRunDocument {
    private DryRunDocument() {}

    public static String write(DryRun run) {
        ObjectNode node = Json.object()
                .put("state", word(run.end()))
                .put("seconds", run.time().toSeconds())
                .put("reached", run.reached())
                .put("failed", run.failed())
                .put("orders", run.orders())
                .put("laneFull", Math.round(run.laneFull() * 1000) / 1000.0);
        ArrayNode days = node.putArray("messagesByDay");
        run.messagesByDay().forEach(days::add);
        node.set("counts", counts(run.counts()));
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

    private static ObjectNode counts(Counts counts) {
        ObjectNode node = Json.object();
        for (Tally tally : Tally.values()) {
            node.put(tally.name().toLowerCase(Locale.ROOT), counts.of(tally));
        }
        return node;
    }

    private static String word(Object state) {
        String name = state.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
