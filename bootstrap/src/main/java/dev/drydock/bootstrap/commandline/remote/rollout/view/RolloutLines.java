package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rollout for people. */
public final class RolloutLines {
    private RolloutLines() {}

    /** The state after a command, and the next step. */
    public static List<String> moved(RemoteDocument rollout) {
        List<String> lines = new ArrayList<>();
        lines.add("Rollout " + Plain.text(rollout.text("name")) + " is "
                + (rollout.text("state").equals("draft") ? "a " : "") + Plain.text(state(rollout)) + ".");
        NextStep.of(rollout).ifPresent(lines::add);
        return lines;
    }

    /** All of it: its plan, the waves and the next step. */
    static List<String> all(RemoteDocument rollout) {
        List<String> lines = new ArrayList<>();
        lines.add(Said.line("Rollout", rollout.text("name") + " (" + rollout.text("id") + ")"));
        lines.add(Said.line("State", state(rollout)));
        if (rollout.has("image")) {
            lines.add(Said.line("Image", image(rollout.within("image"))));
        }
        if (rollout.has("fallback")) {
            lines.add(Said.line("Way back", image(rollout.within("fallback"))));
        }
        rollout.find("target")
                .or(() -> rollout.find("origin"))
                .ifPresent(target -> lines.add(Said.line("Target", target)));
        rollout.find("start").ifPresent(start -> lines.add(Said.line("Start", start)));
        rollout.find("by").ifPresent(by -> lines.add(Said.line("By", by)));
        lines.add(Said.line("Devices", Said.counts(rollout.values("counts"))));
        lines.add("");
        lines.addAll(waves(rollout));
        NextStep.of(rollout).ifPresent(step -> {
            lines.add("");
            lines.add(step);
        });
        return lines;
    }

    /** One line: the state, and the wave that has its turn. */
    static String line(RemoteDocument rollout) {
        List<RemoteDocument> waves = rollout.items("waves");
        String name = rollout.text("name") + ": " + state(rollout);
        return Plain.text(current(rollout)
                .map(wave -> name + "; wave " + wave.text("number") + " of " + waves.size() + " " + wave.text("state")
                        + ", " + outcomes(wave) + " outcomes, " + wave.number("failures") + " failed; "
                        + Said.counts(rollout.values("counts")))
                .orElse(name + "; " + Said.counts(rollout.values("counts"))));
    }

    /** The wave that has its turn: the first that is neither passed nor skipped. */
    static Optional<RemoteDocument> current(RemoteDocument rollout) {
        return rollout.items("waves").stream()
                .filter(wave -> !wave.text("state").equals("passed")
                        && !wave.text("state").equals("skipped"))
                .findFirst();
    }

    /** The state in words. */
    static String state(RemoteDocument rollout) {
        String state = rollout.text("state").replace('-', ' ');
        return rollout.find("pausedBy").map(by -> state + by(by)).orElse(state);
    }

    private static String by(String cause) {
        return switch (cause) {
            case "operator" -> " by an operator";
            case "trust" -> " by a device that does not trust the image";
            default -> " by the " + cause;
        };
    }

    /** Outcomes so far, and about how many a good verdict needs. */
    static String outcomes(RemoteDocument wave) {
        long outcomes = wave.number("successes") + wave.number("failures");
        return wave.has("outcomesMissing")
                ? outcomes + " of about " + (outcomes + wave.number("outcomesMissing"))
                : String.valueOf(outcomes);
    }

    static String image(RemoteDocument image) {
        List<String> models = image.texts("models");
        return image.text("name") + ", version " + image.text("version") + ", for "
                + (models.isEmpty() ? "all models" : String.join(", ", models));
    }

    private static List<String> waves(RemoteDocument rollout) {
        return new Table("WAVE", "STATE", "DEVICES", "SUCCEEDED", "FAILED", "OUTCOMES", "MEMBERS")
                .lines(rollout.items("waves").stream()
                        .map(wave -> List.of(
                                wave.text("number"),
                                wave.find("verdict")
                                        .map(verdict -> wave.text("state") + " (" + verdict + ")")
                                        .orElse(wave.text("state")),
                                wave.text("size"),
                                wave.text("successes"),
                                wave.text("failures"),
                                outcomes(wave),
                                Said.counts(wave.values("counts"))))
                        .toList());
    }
}
