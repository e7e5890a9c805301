package dev.drydock.application.fleet.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryMembersTest {
    private static final RolloutId ID = new RolloutId("retried000000000");
    private static final Failure BAD_URI = new Failure("bad-uri");

    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine =
            new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> 1));
    private final PrepareRollout prepare = new PrepareRollout(ledger, engine, () -> Instant.EPOCH);
    private int drawn;
    private final RetryMembers retry =
            new RetryMembers(ledger, engine, prepare, () -> new RolloutId(String.format("drawn%011d", drawn++)));

    private static DeviceId device(int number) {
        return new DeviceId("d" + number);
    }

    private void begin(int devices) {
        List<DeviceId> all =
                IntStream.range(0, devices).mapToObj(RetryMembersTest::device).toList();
        engine.submit(ID, RolloutPlan.of("spring", 1).with(Flow.ALL), List.of(all));
        orders();
    }

    private List<DeviceId> orders() {
        List<Task> tasks = new ArrayList<>();
        for (List<Task> some = engine.turn(); !some.isEmpty(); some = engine.turn()) {
            tasks.addAll(some);
        }
        return tasks.stream().map(Task::device).toList();
    }

    private void hear(int device, MemberEvent event) {
        engine.settle(ID, Map.of(device(device), event));
    }

    private void fail(int device) {
        hear(device, new MemberEvent.FailureReported(1, BAD_URI));
    }

    private MemberState state(int device) {
        return ledger.read(view -> view.members(ID, Set.of(device(device))))
                .get(device(device))
                .member()
                .state();
    }

    @Test
    void members_without_success_get_another_order_from_a_rollout_that_goes_on() {
        begin(4);
        fail(0);
        hear(1, new MemberEvent.CancelReported(1));
        hear(2, new MemberEvent.CompletionReported(1));

        assertThat(retry.retry(ID, "ann")).hasValue(new RetryMembers.Retried(ID, 2));
        assertThat(orders()).containsExactlyInAnyOrder(device(0), device(1));
        assertThat(state(2)).isEqualTo(new Ended.Succeeded());
        assertThat(retry.retry(ID, "ann")).isEmpty();
    }

    @Test
    void many_are_asked_slice_by_slice() {
        int many = RolloutEngine.SLICE + 3;
        begin(many + 1);
        for (int i = 0; i < many; i++) {
            hear(i, new MemberEvent.CancelReported(1));
        }
        assertThat(retry.retry(ID, "ann")).hasValue(new RetryMembers.Retried(ID, many));
        assertThat(orders()).hasSize(many);
    }

    @Test
    void members_of_a_rollout_that_has_ended_get_one_of_their_own_under_the_next_free_name() {
        begin(4);
        fail(0);
        hear(1, new MemberEvent.CancelReported(1));
        hear(2, new MemberEvent.CompletionReported(1));
        engine.command(ID, new RolloutEvent.CloseAsked());
        orders();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new AtRest.Completed());

        RolloutId first = retry.retry(ID, "ann").orElseThrow().rollout();
        RolloutId second = retry.retry(ID, "bob").orElseThrow().rollout();
        RolloutId third = retry.retry(ID, "bob").orElseThrow().rollout();
        assertThat(name(first)).isEqualTo("spring-retry-1");
        assertThat(name(second)).isEqualTo("spring-retry-2");
        assertThat(name(third)).isEqualTo("spring-retry-3");
        assertThat(engine.rollout(second).orElseThrow().by()).hasValue("bob");
        assertThat(ledger.read(view -> view.members(first, List.of(device(0), device(1), device(2), device(3))))
                        .keySet())
                .containsExactly(device(0), device(3));
        assertThat(orders()).containsExactlyInAnyOrder(device(0), device(3));
    }

    private String name(RolloutId id) {
        return engine.rollout(id).orElseThrow().plan().name();
    }

    @Test
    void a_device_that_was_skipped_is_tried_by_name_and_an_older_rollout_undoes_a_newer_one_by_force_alone() {
        begin(3);
        hear(0, new MemberEvent.DeviceUnknown(1));
        assertThat(retry.retry(ID, device(0), false, "ann")).hasValue(new RetryMembers.Retried(ID, 1));
        assertThat(orders()).containsExactly(device(0));

        ledger.exchange(book -> {
            book.save(
                    ID,
                    List.of(book.members(ID, Set.of(device(1)))
                            .get(device(1))
                            .with(
                                    new Member(
                                            new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("summer")),
                                            1,
                                            Optional.empty(),
                                            false,
                                            false,
                                            0,
                                            Member.Reach.NONE),
                                    OptionalLong.empty())));
            return true;
        });
        assertThat(retry.retry(ID, device(1), false, "ann")).isEmpty();
        assertThat(retry.retry(ID, device(1), true, "ann")).hasValue(new RetryMembers.Retried(ID, 1));
        assertThat(retry.retry(ID, device(99), true, "ann")).isEmpty();
    }

    @Test
    void a_retry_that_a_crash_has_interrupted_is_aborted() {
        begin(1);
        RolloutId half = new RolloutId("half000000000000");
        engine.draft(half, RolloutPlan.of("spring-retry-1", 1), 0, "ann", 5);
        prepare.resume();

        assertThat(engine.rollout(half).orElseThrow().state()).isEqualTo(new AtRest.Aborted());
        assertThat(engine.rollout(ID).orElseThrow().plan().rollout()).isEqualTo(RolloutTerms.STANDARD);
        assertThat(retry.retry(new RolloutId("nobody0000000000"), "ann")).isEmpty();
        assertThat(engine.waves(ID).get(0).wave().counts().of(Tally.ORDERED)).isEqualTo(1);
    }
}
