package dev.drydock.application.simulation.network;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.Optional;

/** A device's report as a service reads it: what the documents on the wire say, without the documents. */
final class ReportView {
    private ReportView() {}

    static Reported of(DeviceReport report) {
        AgentMemory memory = report.memory();
        return new Reported(
                Optional.of(
                        Word.unknown(Reports.camelCase(memory.state().getClass().getSimpleName()))),
                memory.lastSuccess().map(Instant::toString),
                Optional.of(report.currentVersion()),
                Optional.empty(),
                Optional.of(update(report)),
                memory.ledger().recent().stream().map(ReportView::outcome).toList(),
                memory.epoch(),
                Optional.of(report.device().model()),
                report.device().attributes().values(),
                report.device().zone(),
                "{}");
    }

    private static ReportedUpdate update(DeviceReport report) {
        UpdateState state = report.memory().state();
        Optional<UpdateId> id =
                state instanceof Underway underway ? Optional.of(underway.id()) : ((AtRest) state).tellsOf();
        return new ReportedUpdate(
                id,
                report.sequence(),
                Reports.state(word(state)),
                report.progress(),
                state.outcomeAt(Instant.EPOCH).flatMap(Outcome::reason).map(ReportView::reason),
                state instanceof AtRest.Completed completed
                        ? completed.proof().map(ReportView::proof)
                        : Optional.empty());
    }

    private static Word<ReportedProof> proof(VersionProof proof) {
        return Word.known(proof.name(), ReportedProof.valueOf(proof.name()));
    }

    private static ReportedOutcome outcome(Outcome outcome) {
        return new ReportedOutcome(
                outcome.id(),
                Word.known(Reports.camelCase(outcome.ending().name()), outcome.ending()),
                outcome.reason().map(ReportView::reason),
                Optional.of(outcome.time().toString()));
    }

    private static ReportedReason reason(Reason reason) {
        return new ReportedReason(Word.known(reason.code().code(), reason.code()), reason.message());
    }

    /** As in the contract's table of states. */
    private static String word(UpdateState state) {
        return state instanceof Underway underway
                ? Reports.camelCase(underway.stage().name())
                : state.outcomeAt(Instant.EPOCH)
                        .map(outcome -> Reports.camelCase(outcome.ending().name()))
                        .orElse("idle");
    }
}
