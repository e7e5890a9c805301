package dev.drydock.application.simulation.network;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A device's report as a service reads it: what the documents on the wire say, without the documents. */
final class ReportView {
    private ReportView() {}

    static Reported of(DeviceReport report) {
        AgentMemory memory = report.memory();
        return new Reported(
                seedWord(memory.state()),
                memory.lastSuccess().map(Instant::toString),
                Optional.of(report.currentVersion()),
                Optional.of(update(report)),
                memory.ledger().recent().stream().map(ReportView::outcome).toList(),
                "{}");
    }

    private static ReportedUpdate update(DeviceReport report) {
        UpdateState state = report.memory().state();
        Optional<UpdateId> id =
                state instanceof Underway underway ? Optional.of(underway.id()) : ((AtRest) state).tellsOf();
        return new ReportedUpdate(
                id.map(UpdateId::value),
                report.sequence(),
                word(state),
                report.progress(),
                state.outcomeAt(Instant.EPOCH)
                        .flatMap(Outcome::reason)
                        .map(ReportView::reason),
                Optional.empty());
    }

    private static ReportedOutcome outcome(Outcome outcome) {
        return new ReportedOutcome(
                outcome.id().value(),
                camelCase(outcome.ending().name()),
                outcome.reason().map(ReportView::reason),
                outcome.time().toString());
    }

    private static ReportedReason reason(Reason reason) {
        return new ReportedReason(reason.code().code(), reason.message());
    }

    /** As in the contract's table of states. */
    private static String word(UpdateState state) {
        return state instanceof Underway underway
                ? camelCase(underway.stage().name())
                : state.outcomeAt(Instant.EPOCH)
                        .map(outcome -> camelCase(outcome.ending().name()))
                        .orElse("idle");
    }

    private static String seedWord(UpdateState state) {
        if (state instanceof Underway underway) {
            return switch (underway.stage()) {
                case WAITING -> "standBy";
                case DOWNLOADING, VERIFYING, READY -> "downloading";
                default -> "applying";
            };
        }
        if (state instanceof AtRest.Completed) {
            return "completed";
        }
        return state instanceof AtRest.Failed || state instanceof AtRest.RolledBack ? "failed" : "standBy";
    }

    private static String camelCase(String name) {
        StringBuilder word = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
