package dev.drydock.files.sweep.world;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports of a device as its service keeps them, and what each new one must not contradict. */
final class SeenReports {
    private final Findings findings;
    private final Map<UpdateId, Outcome> outcomes = new HashMap<>();
    private Optional<DeviceReport> last = Optional.empty();
    private Optional<UpdateId> lastCompleted = Optional.empty();

    SeenReports(Findings findings) {
        this.findings = findings;
    }

    SeenReports copy(Findings whose) {
        SeenReports copy = new SeenReports(whose);
        copy.outcomes.putAll(outcomes);
        copy.last = last;
        copy.lastCompleted = lastCompleted;
        return copy;
    }

    /**
     * The part that decides what the service does. The number of the last report does not matter as long as the device will begin with a higher one,
     * whatever it remembers.
     */
    Object memory(KeptMemory device) {
        Object number = last.filter(report -> !device.beginsAfter(report.sequence()));
        return List.of(Map.copyOf(outcomes), lastCompleted, number, last.map(DeviceReport::memory));
    }

    Optional<Outcome> outcome(UpdateId id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    Optional<UpdateId> lastCompleted() {
        return lastCompleted;
    }

    boolean hasCompleted(UpdateId id) {
        return outcome(id)
                .filter(outcome -> outcome.ending() == Ending.COMPLETED)
                .isPresent();
    }

    void take(DeviceReport report) {
        last.ifPresent(former -> findings.check(
                report.sequence() > former.sequence() || report.equals(former),
                Promise.ONE_OUTCOME,
                () -> "report " + report.sequence() + " came after " + former.sequence()));
        last.map(DeviceReport::memory)
                .flatMap(AgentMemory::epoch)
                .ifPresent(former -> findings.check(
                        report.memory().epoch().equals(Optional.of(former)),
                        Promise.ONE_EPOCH,
                        () -> report.memory().epoch() + " came after " + former));
        findings.check(report.memory().epoch().isPresent(), Promise.ONE_EPOCH, () -> "a report names none");
        last = Optional.of(report);
        UpdateState state = report.memory().state();
        if (state instanceof Underway underway) {
            findings.check(
                    !outcomes.containsKey(underway.id()),
                    Promise.ONE_OUTCOME,
                    () -> underway.id() + " had ended and is " + underway.stage());
        }
        List<Outcome> told = report.memory().ledger().recent();
        outcomes.values().stream()
                .filter(known -> told.stream().noneMatch(outcome -> outcome.id().equals(known.id())))
                .forEach(known -> findings.broken(Promise.ONE_OUTCOME, () -> "no word any more of " + known));
        told.forEach(this::take);
    }

    private void take(Outcome outcome) {
        Outcome known = outcomes.put(outcome.id(), outcome);
        boolean same = known == null || known.equals(outcome);
        if (known == null && outcome.ending() == Ending.COMPLETED) {
            lastCompleted = Optional.of(outcome.id());
        }
        findings.check(
                same || isReverted(known, outcome), Promise.ONE_OUTCOME, () -> "first " + known + ", then " + outcome);
    }

    private static boolean isReverted(Outcome known, Outcome now) {
        return known.ending() == Ending.COMPLETED
                && now.ending() == Ending.ROLLED_BACK
                && now.reason().map(Reason::code).equals(Optional.of(ReasonCode.REVERTED_LATER));
    }

    /** The device's own last report, as it may read it back. */
    Optional<FormerReport> readBack() {
        return last.map(report -> {
            AgentMemory told = report.memory();
            Optional<UpdateId> id = told.state() instanceof Underway underway
                    ? Optional.of(underway.id())
                    : ((AtRest) told.state()).tellsOf();
            Optional<Ending> ending = told.state().outcomeAt(report.logTime()).map(Outcome::ending);
            return new FormerReport(
                    report.sequence(), told.epoch(), id, ending, told.ledger().recent(), told.lastSuccess());
        });
    }
}
