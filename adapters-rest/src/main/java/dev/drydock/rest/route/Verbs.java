package dev.drydock.rest.route;

import dev.drydock.application.fleet.desk.Answer;
import dev.drydock.application.fleet.desk.ManageRollouts;
import dev.drydock.application.fleet.desk.ManageRollouts.Word;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.rest.WordsDocument;
import dev.drydock.rest.door.Call;
import java.util.List;
import java.util.Map;

/** The words that move a rollout. */
final class Verbs {
    static final List<String> NAMES = List.of(
            "submit", "approve", "deny", "start", "advance", "pause", "resume", "abort", "rollback", "retry", "close");

    /** The further words that belong to some of them. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "advance", List.of("acceptUndecided"),
            "resume", List.of("acceptFailures"),
            "rollback", List.of("to"),
            "retry", List.of("device", "force"));

    private final ManageRollouts rollouts;

    Verbs(ManageRollouts rollouts) {
        this.rollouts = rollouts;
    }

    Answer<RolloutEntry> say(String verb, Word word, byte[] body) throws MalformedDocument {
        WordsDocument words = WordsDocument.read(body, MEMBERS.getOrDefault(verb, List.of()));
        return switch (verb) {
            case "submit" -> rollouts.submit(word);
            case "approve" -> rollouts.approve(word);
            case "deny" -> rollouts.say(word, new RolloutEvent.ApprovalDenied());
            case "start" -> rollouts.say(word, new RolloutEvent.StartDue());
            case "advance" -> rollouts.advance(word, words.acceptsUndecided());
            case "pause" -> rollouts.say(word, new RolloutEvent.PauseAsked());
            case "resume" -> rollouts.say(word, new RolloutEvent.ResumeAsked(words.acceptsFailures()));
            case "abort" -> rollouts.say(word, new RolloutEvent.AbortAsked());
            case "rollback" -> rollouts.rollBack(word, words.to().map(name -> Call.plain("member 'to'", name)));
            case "close" -> rollouts.say(word, new RolloutEvent.CloseAsked());
            case "retry" ->
                words.device()
                        .map(device -> rollouts.retry(word, device, words.force()))
                        .orElseGet(() -> rollouts.retry(word));
            default -> throw new IllegalStateException("there is no route for " + verb);
        };
    }
}
