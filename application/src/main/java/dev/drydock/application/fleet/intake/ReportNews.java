package dev.drydock.application.fleet.intake;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutId.Order;
import dev.drydock.domain.target.DeviceTrust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The news that a report has for rollouts: for each that it names, in the order in which they came about. */
final class ReportNews {
    private final Map<RolloutId, List<MemberEvent>> byRollout = new HashMap<>();
    private final boolean isSimulated;

    private ReportNews(boolean isSimulated) {
        this.isSimulated = isSimulated;
    }

    /** Whether the device only acts updates out. */
    static boolean isSimulated(Reported reported) {
        return reported.update()
                .flatMap(ReportedUpdate::proof)
                .filter(proof -> proof.means(ReportedProof.SIMULATED))
                .isPresent();
    }

    /** The outcomes of former orders come before what the device does now. */
    static Map<RolloutId, List<MemberEvent>> of(Reported reported) {
        ReportNews news = new ReportNews(isSimulated(reported));
        Map<Order, MemberEvent> former = new LinkedHashMap<>();
        List<ReportedOutcome> recent = new ArrayList<>(reported.recent());
        for (int i = recent.size() - 1; i >= 0; i--) {
            ReportedOutcome outcome = recent.get(i);
            RolloutId.orderOf(outcome.id())
                    .ifPresent(order -> outcome.ending()
                            .meaning()
                            .ifPresent(ending -> former.put(order, news.ended(order, ending, outcome.reason()))));
        }
        reported.update()
                .ifPresent(update -> update.id().flatMap(RolloutId::orderOf).ifPresent(order -> {
                    former.remove(order);
                    former.forEach(news::add);
                    former.clear();
                    news.now(order, update).ifPresent(event -> news.add(order, event));
                }));
        former.forEach(news::add);
        return news.byRollout;
    }

    private void add(Order order, MemberEvent event) {
        byRollout.computeIfAbsent(order.rollout(), none -> new ArrayList<>()).add(event);
    }

    /** A state that is not known here says nothing of an order. */
    private Optional<MemberEvent> now(Order order, ReportedUpdate update) {
        if (update.state().meaning().isEmpty()) {
            return Optional.empty();
        }
        ReportedState state = update.state().meaning().get();
        return state.ending()
                .map(ending -> ended(order, ending, update.reason()))
                .or(() -> state.workingOn().map(stage -> new MemberEvent.StageReported(order.attempt(), stage, true)));
    }

    private MemberEvent ended(Order order, Ending ending, Optional<ReportedReason> reason) {
        int attempt = order.attempt();
        return switch (ending) {
            case COMPLETED ->
                is(reason, ReasonCode.ALREADY_INSTALLED)
                        ? new MemberEvent.FoundInstalledReported(attempt)
                        : new MemberEvent.CompletionReported(attempt, isSimulated);
            case CANCELLED -> new MemberEvent.CancelReported(attempt);
            case FAILED, ROLLED_BACK ->
                is(reason, ReasonCode.REVERTED_LATER)
                        ? new MemberEvent.ReversionReported(attempt)
                        : new MemberEvent.FailureReported(attempt, ReportedFailure.of(reason));
        };
    }

    private static boolean is(Optional<ReportedReason> reason, ReasonCode code) {
        return reason.filter(told -> told.code().means(code)).isPresent();
    }

    /** Whether the report knows an order of a rollout. */
    static boolean names(Reported reported, RolloutId rollout) {
        return reported.update()
                        .flatMap(ReportedUpdate::id)
                        .filter(id -> isOf(id, rollout))
                        .isPresent()
                || reported.recent().stream().anyMatch(outcome -> isOf(outcome.id(), rollout))
                || heldBack(reported)
                        .filter(order -> order.rollout().equals(rollout))
                        .isPresent();
    }

    /** The order of a rollout that the device holds back, and would take with other keys, another floor or at another time. */
    static Optional<Order> heldBack(Reported reported) {
        return reported.trust()
                .flatMap(DeviceTrust::refused)
                .flatMap(DeviceTrust.Refused::id)
                .flatMap(RolloutId::orderOf);
    }

    private static boolean isOf(UpdateId id, RolloutId rollout) {
        return RolloutId.orderOf(id)
                .filter(order -> order.rollout().equals(rollout))
                .isPresent();
    }
}
