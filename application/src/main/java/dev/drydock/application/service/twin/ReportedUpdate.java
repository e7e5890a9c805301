package dev.drydock.application.service.twin;

import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;

/**
 * The update that a device tells of.
 *
 * @param id empty when the device never had an update
 * @param sequence grows with every report
 * @param progress whole percent of the present state
 * @param proof the evidence that the image ordered runs, once the update has completed
 */
public record ReportedUpdate(
        Optional<UpdateId> id,
        long sequence,
        Word<ReportedState> state,
        Optional<Integer> progress,
        Optional<ReportedReason> reason,
        Optional<Word<ReportedProof>> proof) {
    /** The ending of the update; empty while it is under way, or in a state that is not known here. */
    public Optional<Ending> ending() {
        return state.meaning().flatMap(ReportedState::ending);
    }

    /** Whether no update is under way; a state that is not known here counts as work. */
    public boolean isAtRest() {
        return state.meaning().filter(ReportedState::isAtRest).isPresent();
    }
}
