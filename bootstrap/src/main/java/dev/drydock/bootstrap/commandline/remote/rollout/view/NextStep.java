package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The thing that a rollout waits for, and the command that moves it. */
final class NextStep {
    private NextStep() {}

    /** One sentence; empty for a rollout that has ended. */
    static Optional<String> of(RemoteDocument rollout) {
        String name = rollout.text("name");
        String sentence = switch (rollout.text("state")) {
            case "draft" -> "It waits for " + say(name, "submit", "") + ".";
            case "preparing" -> "Its devices are being chosen.";
            case "awaiting-approval" ->
                "It waits for another person: " + say(name, "approve", "") + " or " + say(name, "deny", "") + ".";
            case "scheduled" ->
                "It begins"
                        + rollout.find("start").map(start -> " at " + start).orElse(" soon") + ", or with "
                        + say(name, "start", "") + ".";
            case "running" -> running(rollout);
            case "paused" -> paused(rollout, name);
            case "aborting" -> "It waits for the devices that are under way.";
            case "rolling-back" ->
                "Devices that may have the image get the one of the way back, by rollout " + name + "-rollback.";
            default -> "";
        };
        return Optional.of(Plain.text(sentence)).filter(text -> !text.isEmpty());
    }

    private static String running(RemoteDocument rollout) {
        return RolloutLines.current(rollout)
                .map(wave -> "Wave " + wave.text("number") + wave(rollout, wave))
                .orElse("");
    }

    private static String wave(RemoteDocument rollout, RemoteDocument wave) {
        String name = rollout.text("name");
        return switch (wave.text("state")) {
            case "held" -> " waits for its turn.";
            case "asking" -> " waits for an operator: " + say(name, "advance", "") + ".";
            case "soaking" -> soaking(rollout, wave, name);
            case "undecided" ->
                " has too few outcomes for a verdict. It waits for more, or for "
                        + say(name, "advance", " --accept-undecided") + ".";
            case "failed" -> " has failed.";
            default -> " waits for outcomes: " + RolloutLines.outcomes(wave) + ".";
        };
    }

    /** A wave with failures that is too small for a verdict does not pass when its soak is over. */
    private static String soaking(RemoteDocument rollout, RemoteDocument wave, String name) {
        String watched = " is watched"
                + wave.find("soak").map(soak -> " for " + time(soak)).orElse("") + ".";
        return wave.number("failures") == 0 || !wave.has("outcomesMissing")
                ? watched
                : watched + " It has failures and too few outcomes to be good: it waits for more until its patience is"
                        + " over, or for " + say(name, "rollback", back(rollout)) + " or " + say(name, "abort", "")
                        + ".";
    }

    /** A time as options write it: {@code 1h 30m} for {@code PT1H30M}. */
    private static String time(String iso) {
        return iso.replaceFirst("^PT", "").toLowerCase(Locale.ROOT).replaceAll("(?<=[hm])(?=\\d)", " ");
    }

    private static String paused(RemoteDocument rollout, String name) {
        return switch (rollout.text("pausedBy")) {
            case "gate" ->
                "The image is bad. It waits for " + say(name, "rollback", back(rollout)) + ", " + say(name, "abort", "")
                        + " or " + say(name, "resume", " --accept-failures") + ".";
            case "delivery" ->
                "Too many devices could not get the image. It waits for " + say(name, "resume", " --accept-failures")
                        + ", once they can.";
            case "trust" -> distrusted(rollout, name);
            case "deadline" ->
                "Its deadline has passed. It waits for another one, " + say(name, "set", " --deadline TIME")
                        + ", and then " + say(name, "resume", "") + ".";
            default -> "It waits for " + say(name, "resume", "") + ".";
        };
    }

    private static String distrusted(RemoteDocument rollout, String name) {
        List<RemoteDocument> refusals = rollout.items("distrust");
        return "Devices do not trust the image: "
                + refusals.stream()
                        .map(refusal -> refusal.text("device") + " refused it, " + refusal.text("code"))
                        .collect(Collectors.joining("; "))
                + ". It waits for " + say(name, "resume", "") + ", once they do, or for "
                + say(
                        name,
                        "resume",
                        refusals.stream()
                                .map(refusal -> " --accept-refusals " + refusal.text("code"))
                                .collect(Collectors.joining()))
                + ".";
    }

    /** The image for the way back is named where the rollout has none of its own. */
    private static String back(RemoteDocument rollout) {
        return rollout.has("fallback") ? "" : " --to IMAGE";
    }

    private static String say(String name, String verb, String option) {
        return "'drydock rollout " + verb + " " + name + option + "'";
    }
}
