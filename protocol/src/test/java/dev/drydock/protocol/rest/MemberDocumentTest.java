package dev.drydock.protocol.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.CancelReason;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.SkipReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Members, and their numbers by state and reason. */
class MemberDocumentTest {
    private static String reasons(MemberState state) {
        return MemberDocument.reasons(Map.of(state, 3));
    }

    @Test
    void a_member_is_written_with_the_number_of_its_wave_from_one() {
        assertThat(MemberDocument.page(List.of(MemberEntry.held(new DeviceId("d1"), 0)), Optional.of("d1")))
                .isEqualTo("""
                {"items":[{"device":"d1","state":"held","wave":1,"attempt":1}],"next":"d1"}""");
    }

    @Test
    void a_state_without_a_reason_is_counted_without_one() {
        assertThat(reasons(new Held())).isEqualTo("""
                {"items":[{"state":"held","members":3}]}""");
    }

    @Test
    void every_reason_is_told() {
        assertThat(reasons(new Ended.Skipped(SkipReason.WRONG_MODEL, Optional.empty())))
                .contains("\"reason\":\"wrong-model\"");
        assertThat(reasons(new Ended.Cancelled(CancelReason.values()[0]))).contains("\"reason\":");
        assertThat(reasons(new Blocked(new Blocker(Optional.empty())))).contains("\"reason\":\"by-hand\"");
        assertThat(reasons(new Blocked(new Blocker(Optional.of("spring"))))).contains("\"reason\":\"by-rollout\"");
    }

    @Test
    void states_of_one_kind_and_reason_are_counted_together() {
        Map<MemberState, Integer> states = Map.of(
                new Ended.Skipped(SkipReason.WRONG_MODEL, Optional.of("spring")),
                2,
                new Ended.Skipped(SkipReason.WRONG_MODEL, Optional.empty()),
                3,
                new Ended.Skipped(SkipReason.ALREADY_INSTALLED, Optional.empty()),
                1);

        assertThat(MemberDocument.reasons(states))
                .contains("\"members\":5")
                .contains("\"members\":1")
                .doesNotContain("\"members\":2");
    }
}
