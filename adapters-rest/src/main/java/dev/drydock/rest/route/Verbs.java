package dev.drydock.rest.route;

import dev.drydock.application.fleet.desk.Answer;
import dev.drydock.application.fleet.desk.KeepImages;
import dev.drydock.application.fleet.desk.ManageRollouts;
import dev.drydock.application.fleet.desk.ManageRollouts.Word;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.rest.WordsDocument;
import dev.drydock.rest.door.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The words that move a rollout. */
final class Verbs {
    static final List<String> NAMES = List.of(
            "submit", "approve", "deny", "start", "advance", "pause", "resume", "abort", "rollback", "retry", "close");

    /** The further words that belong to some of them. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "advance", List.of("acceptUndecided"),
            "resume", List.of("acceptFailures", "acceptRefusals"),
            "rollback", List.of("to"),
            "retry", List.of("device", "force"));

    private final ManageRollouts rollouts;
    private final KeepImages images;

    Verbs(ManageRollouts rollouts, KeepImages images) {
        this.rollouts = rollouts;
        this.images = images;
    }

    Answer<RolloutEntry> say(String verb, Word word, byte[] body) throws MalformedDocument {
        WordsDocument words = WordsDocument.read(body, MEMBERS.getOrDefault(verb, List.of()));
        return switch (verb) {
            case "submit" -> withImages(word, RolloutPlan::imageNames, rollouts::submit);
            case "approve" -> rollouts.approve(word);
            case "deny" -> rollouts.say(word, new RolloutEvent.ApprovalDenied());
            case "start" -> rollouts.say(word, new RolloutEvent.StartDue());
            case "advance" -> rollouts.advance(word, words.acceptsUndecided());
            case "pause" -> rollouts.say(word, new RolloutEvent.PauseAsked());
            case "resume" -> rollouts.resume(word, words.acceptsFailures(), words.acceptedRefusals());
            case "abort" -> rollouts.say(word, new RolloutEvent.AbortAsked());
            case "rollback" -> rollBack(word, words.to().map(name -> Call.plain("member 'to'", name)));
            case "close" -> rollouts.say(word, new RolloutEvent.CloseAsked());
            case "retry" ->
                words.device()
                        .map(device -> rollouts.retry(word, device, words.force()))
                        .orElseGet(() -> rollouts.retry(word));
            default -> throw new IllegalStateException("there is no route for " + verb);
        };
    }

    private Answer<RolloutEntry> rollBack(Word word, Optional<String> to) {
        return withImages(
                word, plan -> to.map(List::of).orElseGet(plan::imageNames), checked -> rollouts.rollBack(checked, to));
    }

    /** Passes a word on that brings images to devices, once their files have been found to be what was added. */
    private Answer<RolloutEntry> withImages(
            Word word, Function<RolloutPlan, List<String>> names, Function<Word, Answer<RolloutEntry>> say) {
        return rollouts.rollout(word.name())
                .then(rollout -> images.checked(names.apply(rollout.plan())))
                .then(checked -> say.apply(word));
    }
}
