package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;

/** The outcomes of updates, for people. */
final class History {
    static final String NONE = "No update has ended.";

    private History() {}

    static Table table() {
        return new Table("ENDED", "ENDING", "FROM", "TO", "REASON", "ORDERED BY", "UPDATE");
    }

    static List<String> row(RemoteDocument past) {
        return List.of(
                past.text("at"),
                past.text("ending"),
                past.text("from"),
                past.text("to"),
                past.text("reason"),
                orderedBy(past),
                past.text("update"));
    }

    private static String orderedBy(RemoteDocument past) {
        return past.flag("byHand")
                ? "by hand"
                : past.find("rollout").map(name -> "rollout " + name).orElse("a rollout not known here");
    }

    /** A line for each outcome of a page, the last one first, and the command that lists the rest. */
    static List<String> lines(RemoteDocument page, String device) {
        List<RemoteDocument> items = page.items("items");
        if (items.isEmpty()) {
            return List.of(NONE);
        }
        List<String> lines =
                new ArrayList<>(table().lines(items.stream().map(History::row).toList()));
        page.find("next")
                .ifPresent(more -> lines.add("Earlier ones: 'drydock fleet history " + Plain.text(device) + "'."));
        return lines;
    }
}
