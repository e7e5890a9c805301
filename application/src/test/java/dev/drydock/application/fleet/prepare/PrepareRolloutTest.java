package dev.drydock.application.fleet.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Times;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.Shuffle;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rollouts for gateways, of which there are 2,500, among 100 lamps. */
class PrepareRolloutTest {
    private static final RolloutId ID = new RolloutId("prepare000000000");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    private final Counting ledger = new Counting(memory);
    private final RolloutEngine engine =
            new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> 1));
    private final PrepareRollout prepare = new PrepareRollout(ledger, engine, () -> NOON);

    /** A ledger that counts transactions, and crashes in one of them. */
    private static final class Counting implements RolloutLedger {
        private final RolloutLedger sound;
        private int exchanges;
        private int crashAt = -1;
        private Runnable between = () -> {};

        Counting(RolloutLedger sound) {
            this.sound = sound;
        }

        @Override
        public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
            exchanges++;
            T result = sound.exchange(precedence, work);
            if (exchanges == crashAt) {
                throw new LedgerUnavailable("crashed", new IllegalStateException());
            }
            between.run();
            return result;
        }

        @Override
        public <T> T read(Function<RolloutView, T> look) {
            return sound.read(look);
        }
    }

    @BeforeEach
    void devices() {
        List<KnownDevice> devices = new ArrayList<>();
        for (int i = 0; i < 2_600; i++) {
            DeviceFacts facts = new DeviceFacts(
                    new DeviceId("d" + i),
                    Optional.of(i < 2_500 ? "gateway" : "lamp"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    Optional.of(NOON));
            devices.add(new KnownDevice(facts, 7919 * i, Lineage.UNHEARD, Optional.empty()));
        }
        memory.exchange(book -> {
            book.fleet().save(devices);
            return true;
        });
    }

    private static RolloutPlan plan(String model) {
        return RolloutPlan.of("prepared", 1)
                .soaking(Duration.ZERO)
                .patient(Duration.ofHours(1))
                .with(Flow.ALL)
                .with(new RolloutTarget(
                        new Query.Comparison(Field.Fixed.MODEL, Query.Comparison.Operator.EQUAL, model),
                        WaveShares.parse("1%,10%,100%")));
    }

    private List<DeviceId> members(int wave) {
        return memory.read(view -> view.members(ID, wave, Set.of(Tally.HELD), 5_000)).stream()
                .map(MemberEntry::device)
                .toList();
    }

    private void assertPrepared() {
        List<DeviceId> order = memory.read(view -> view.fleet()
                .inOrder(plan("gateway").target().orElseThrow().query(), NOON, Shuffle.ofRollout("prepared")));
        assertThat(members(0)).isEqualTo(order.subList(0, 25));
        assertThat(members(1)).isEqualTo(order.subList(25, 250));
        assertThat(members(2)).isEqualTo(order.subList(250, 2_500));
        List<WaveEntry> waves = memory.read(view -> view.waves(ID));
        assertThat(waves)
                .extracting(wave -> wave.wave().counts().of(Tally.HELD))
                .containsExactly(25, 225, 2_250);
        assertThat(memory.read(view -> view.rollout(ID)).orElseThrow().state()).isEqualTo(new BeforeStart.Scheduled());
    }

    @Test
    void members_are_written_slice_by_slice_in_the_order_of_the_rollout() {
        assertThat(prepare.submit(ID, plan("gateway"), 0, "ann")).isEmpty();

        assertPrepared();
        assertThat(ledger.exchanges).isEqualTo(1 + 1 + 1 + 3 + 1);
    }

    @Test
    void what_a_crash_interrupts_is_gone_on_with_and_nobody_is_a_member_twice() {
        for (int crash = 1; crash <= 7; crash++) {
            ledger.crashAt = ledger.exchanges + 1;
            if (crash == 1) {
                assertThatThrownBy(() -> prepare.submit(ID, plan("gateway"), 0, "ann"))
                        .isInstanceOf(LedgerUnavailable.class);
            } else {
                ledger.crashAt = ledger.exchanges + crash - 1;
                resumeUnlessItCrashes();
            }
        }
        ledger.crashAt = -1;
        prepare.resume();

        assertPrepared();
    }

    private void resumeUnlessItCrashes() {
        try {
            prepare.resume();
        } catch (LedgerUnavailable crash) {
            assertThat(crash).hasMessage("crashed");
        }
    }

    @Test
    void a_rollout_for_nobody_is_refused_and_leaves_nothing() {
        assertThat(prepare.submit(ID, plan("toaster"), 0, "ann")).hasValue(Refusal.NO_MEMBERS);
        Optional<RolloutEntry> none = memory.read(view -> view.rollout(ID));
        assertThat(none).isEmpty();
    }

    @Test
    void an_abort_ends_the_writing() {
        ledger.between = () -> {
            if (ledger.exchanges == 3) {
                memory.exchange(book -> {
                    book.save(book.rollout(ID).orElseThrow().with(new AtRest.Aborted(), Times.NONE));
                    return true;
                });
            }
        };
        prepare.submit(ID, plan("gateway"), 0, "ann");

        assertThat(members(2)).isEmpty();
        assertThat(memory.read(view -> view.rollout(ID)).orElseThrow().state()).isEqualTo(new AtRest.Aborted());
    }

    @Test
    void waves_by_query_come_first_and_shares_are_those_of_the_rest() {
        for (int i = 0; i < 40; i++) {
            DeviceId device = new DeviceId("d" + 60 * i);
            String ring = i % 2 == 0 ? "canary" : "early";
            memory.exchange(book -> {
                book.fleet().tag(device, Map.of("ring", ring, "lab", "yes"));
                return true;
            });
        }
        RolloutTarget gateways = plan("gateway").target().orElseThrow();
        RolloutPlan plan = plan("gateway")
                .with(new RolloutTarget(
                        gateways.query(),
                        List.of(tagged("ring", "canary"), tagged("lab", "yes"), tagged("ring", "nobody")),
                        WaveShares.parse("50%,100%")));
        assertThat(plan.waves()).hasSize(5);
        assertThat(prepare.submit(ID, plan, 0, "ann")).isEmpty();

        assertThat(members(0)).hasSize(20).allMatch(device -> number(device) % 120 == 0);
        assertThat(members(1)).hasSize(20).allMatch(device -> number(device) % 120 == 60);
        assertThat(members(2)).isEmpty();
        assertThat(members(3)).hasSize(1_230);
        assertThat(members(4)).hasSize(1_230);
        List<DeviceId> all =
                memory.read(view -> view.fleet().inOrder(gateways.query(), NOON, Shuffle.ofRollout("prepared")));
        assertThat(members(3)).isSubsetOf(all).isEqualTo(inThatOrder(all, members(3)));
    }

    @Test
    void another_target_before_the_start_writes_the_members_anew() {
        prepare.submit(ID, plan("gateway"), 0, "ann");
        RolloutTarget lamps = plan("lamp").target().orElseThrow();
        assertThat(prepare.edit(
                        ID, before -> before.with(new RolloutTarget(lamps.query(), WaveShares.parse("10%,100%")))))
                .isEmpty();

        assertThat(members(0)).hasSize(10).allMatch(device -> number(device) >= 2_500);
        assertThat(members(1)).hasSize(90).allMatch(device -> number(device) >= 2_500);
        assertThat(memory.<List<WaveEntry>>read(view -> view.waves(ID))).hasSize(2);
        assertThat(memory.<Map<DeviceId, MemberEntry>>read(view -> view.members(ID, List.of(new DeviceId("d0")))))
                .isEmpty();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new BeforeStart.Scheduled());
    }

    @Test
    void another_target_is_gone_on_with_after_a_crash_at_any_slice() {
        RolloutTarget gateways = plan("gateway").target().orElseThrow();
        for (int crash = 1; crash < 12; crash++) {
            RolloutId id = new RolloutId(String.format("edited%010d", crash));
            prepare.submit(id, plan("gateway"), 0, "ann");
            ledger.crashAt = ledger.exchanges + crash;
            try {
                prepare.edit(
                        id, before -> before.with(new RolloutTarget(gateways.query(), WaveShares.parse("50%,100%"))));
            } catch (LedgerUnavailable crashed) {
                prepare.resume();
            }

            assertThat(memory.read(view -> view.waves(id)).stream()
                            .map(wave -> wave.wave().counts().size()))
                    .as("after a crash at %s", crash)
                    .containsExactly(1_250, 1_250);
            assertThat(engine.rollout(id).orElseThrow().state()).isEqualTo(new BeforeStart.Scheduled());
        }
    }

    @Test
    void the_target_of_a_rollout_that_has_begun_stays() {
        prepare.submit(ID, plan("gateway"), 0, "ann");
        engine.command(ID, new RolloutEvent.StartDue());

        assertThat(prepare.edit(ID, before -> plan("lamp"))).hasValue(Refusal.ALREADY_RUNNING);
        assertThat(engine.rollout(ID).orElseThrow().plan()).isEqualTo(plan("gateway"));
        assertThat(members(2)).hasSize(2_250);
        assertThat(prepare.edit(new RolloutId("nobody0000000000"), before -> before))
                .hasValue(Refusal.NOT_NOW);
    }

    private static List<DeviceId> inThatOrder(List<DeviceId> all, List<DeviceId> some) {
        return all.stream().filter(Set.copyOf(some)::contains).toList();
    }

    private static Query tagged(String name, String value) {
        return new Query.Comparison(new Field.Tag(name), Query.Comparison.Operator.EQUAL, value);
    }

    private static int number(DeviceId device) {
        return Integer.parseInt(device.value().substring(1));
    }
}
