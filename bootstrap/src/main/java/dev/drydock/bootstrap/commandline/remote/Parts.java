package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.protocol.remote.RemoteDocument;
import java.util.List;

/** The parts of a device in rollouts, for people. */
public final class Parts {
    private Parts() {}

    /**
     * A line for each rollout, the youngest first.
     *
     * @param none the line in their place when there is none
     */
    public static List<String> lines(RemoteDocument parts, String none) {
        List<RemoteDocument> items = parts.items("items");
        if (items.isEmpty()) {
            return List.of(none);
        }
        return new Table("ROLLOUT", "WAVE", "VERSION", "WHY")
                .lines(items.stream()
                        .map(part -> List.of(
                                part.text("rollout"), part.text("wave"), part.text("version"), part.text("why")))
                        .toList());
    }
}
