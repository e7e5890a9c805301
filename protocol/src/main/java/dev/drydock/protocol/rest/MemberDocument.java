package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.member.CancelReason;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.OnDevice;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.rollout.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Members of a rollout. */
public final class MemberDocument {
    private MemberDocument() {}

    /** Writes a page of members. */
    public static String page(List<MemberEntry> members, Optional<String> next) {
        return PageDocument.page(members, MemberDocument::node, next);
    }

    private static ObjectNode node(MemberEntry entry) {
        MemberState state = entry.member().state();
        ObjectNode node = Json.object().put("device", entry.device().value()).put("state", Words.of(state.tally()));
        reason(state).ifPresent(reason -> node.put("reason", reason));
        if (state instanceof OnDevice working) {
            node.put("step", Words.of(working.stage()));
        }
        return node.put("wave", entry.wave() + 1).put("attempt", entry.member().attempt());
    }

    /** A state with its reason, so that members are counted by both. */
    private record Group(Tally tally, String reason) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::tally).thenComparing(Group::reason);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** Writes the number of members by state and reason. */
    public static String reasons(Map<MemberState, Integer> states) {
        Map<Group, Integer> groups = new TreeMap<>();
        states.forEach((state, number) ->
                groups.merge(new Group(state.tally(), reason(state).orElse("")), number, Integer::sum));
        return PageDocument.whole(List.copyOf(groups.entrySet()), MemberDocument::group);
    }

    private static ObjectNode group(Map.Entry<Group, Integer> entry) {
        Group group = entry.getKey();
        ObjectNode node = Json.object().put("state", Words.of(group.tally()));
        if (!group.reason().isEmpty()) {
            node.put("reason", group.reason());
            ReasonCode.find(group.reason()).ifPresent(code -> node.put("meaning", code.description()));
        }
        return node.put("members", entry.getValue());
    }

    private static Optional<String> reason(MemberState state) {
        return state.failedBy()
                .map(Failure::code)
                .or(() -> state.blockedBy().map(blocker -> blocker.rollout().isPresent() ? "by-rollout" : "by-hand"))
                .or(() -> skipped(state).map(Words::of))
                .or(() -> cancelled(state).map(Words::of));
    }

    private static Optional<SkipReason> skipped(MemberState state) {
        return state instanceof Ended.Skipped skipped ? Optional.of(skipped.reason()) : Optional.empty();
    }

    private static Optional<CancelReason> cancelled(MemberState state) {
        return state instanceof Ended.Cancelled cancelled ? Optional.of(cancelled.reason()) : Optional.empty();
    }
}
