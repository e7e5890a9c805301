package dev.drydock.application.fleet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.fleet.prepare.AdmitNewcomers;
import dev.drydock.application.fleet.prepare.PrepareRollout;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dynamic rollouts: devices that fit the target later join the last wave, and those that fit it no longer get no order. */
class NewcomersTest {
    private static final RolloutId ID = new RolloutId("dynamic000000000");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Query OSLO =
            new Query.Comparison(new Field.Tag("site"), Query.Comparison.Operator.EQUAL, "oslo");

    private long now = 1;
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine =
            new RolloutEngine(ledger, new FitForImage(() -> NOON), OrderLane.WIDE, Clocks.virtual(() -> now));
    private final PrepareRollout prepare = new PrepareRollout(ledger, engine, () -> NOON);
    private final AdmitNewcomers newcomers = new AdmitNewcomers(ledger, engine, () -> NOON);

    private static DeviceId device(int number) {
        return new DeviceId(String.format("d%05d", number));
    }

    @BeforeEach
    void fleet() {
        for (int i = 0; i < 10; i++) {
            know(i);
        }
        tag(0, "oslo");
    }

    private void know(int number) {
        DeviceFacts facts = new DeviceFacts(
                device(number),
                Optional.of("gateway"),
                Optional.of(new Version("1.0.0")),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(NOON));
        Lineage heard = Lineage.UNHEARD
                .hear(Optional.of(new Epoch("0123456789abcdef")), 1, false)
                .next();
        ledger.exchange(book -> {
            book.fleet().save(List.of(new KnownDevice(facts, number, heard, Optional.empty())));
            return true;
        });
    }

    private void tag(int number, String site) {
        ledger.exchange(book -> {
            book.fleet().tag(device(number), Map.of("site", site));
            return true;
        });
    }

    private void submit(RolloutTerms terms, String shares) {
        RolloutPlan plan = RolloutPlan.of("dynamic", 1)
                .soaking(Duration.ZERO)
                .with(terms)
                .with(new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of()))
                .with(new RolloutTarget(OSLO, WaveShares.parse(shares)));
        assertThat(prepare.submit(ID, plan, 0, "ann")).isEmpty();
    }

    private List<DeviceId> ordered() {
        return engine.turn().stream().map(Task::device).toList();
    }

    private MemberEntry member(int number) {
        return ledger.read(view -> view.members(ID, Set.of(device(number)))).get(device(number));
    }

    @Test
    void a_device_that_fits_later_joins_the_last_wave_once_and_gets_its_order() {
        submit(RolloutTerms.STANDARD.dynamic(), "100%");
        assertThat(ordered()).containsExactly(device(0));
        tag(7, "oslo");
        newcomers.admit();
        newcomers.admit();

        assertThat(WaveEntry.counts(engine.waves(ID)).size()).isEqualTo(2);
        assertThat(ordered()).containsExactly(device(7));
    }

    @Test
    void a_dynamic_rollout_begins_without_a_device_and_ends_by_closing_alone() {
        tag(0, "bergen");
        submit(RolloutTerms.STANDARD.dynamic(), "10%,100%");
        assertThat(ordered()).isEmpty();
        tag(3, "oslo");
        newcomers.admit();
        assertThat(member(3).wave()).isEqualTo(1);
        assertThat(ordered()).containsExactly(device(3));
        engine.settle(ID, Map.of(device(3), new MemberEvent.CompletionReported(1)));
        now += 60_000;
        engine.turn();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new Running());
        engine.command(ID, new RolloutEvent.CloseAsked());
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new AtRest.Completed());
        tag(4, "oslo");
        newcomers.admit();
        assertThat(WaveEntry.counts(engine.waves(ID)).size()).isEqualTo(1);
    }

    @Test
    void a_newcomer_joins_a_last_wave_that_has_not_had_its_turn_and_waits() {
        tag(1, "oslo");
        submit(RolloutTerms.STANDARD.dynamic(), "50%,100%");
        assertThat(ordered()).hasSize(1);
        tag(2, "oslo");
        newcomers.admit();
        assertThat(member(2).wave()).isEqualTo(1);
        assertThat(ordered()).isEmpty();
    }

    @Test
    void a_device_that_no_longer_fits_is_skipped_and_a_frozen_rollout_keeps_it() {
        submit(RolloutTerms.STANDARD.dynamic(), "100%");
        tag(0, "bergen");
        assertThat(ordered()).isEmpty();
        assertThat(member(0).member().state()).isEqualTo(new Ended.Skipped(SkipReason.LEFT_QUERY, Optional.empty()));
    }

    @Test
    void a_frozen_rollout_keeps_its_devices_and_takes_no_other() {
        submit(RolloutTerms.STANDARD, "100%");
        tag(0, "bergen");
        tag(5, "oslo");
        newcomers.admit();
        assertThat(ordered()).containsExactly(device(0));
        assertThat(WaveEntry.counts(engine.waves(ID)).of(Tally.ORDERED)).isEqualTo(1);
        assertThat(WaveEntry.counts(engine.waves(ID)).size()).isEqualTo(1);
    }

    @Test
    void newcomers_are_found_in_a_fleet_of_many_pages() {
        for (int i = 10; i < 2_503; i++) {
            know(i);
        }
        submit(RolloutTerms.STANDARD.dynamic(), "100%");
        for (int i = 0; i < 2_503; i++) {
            tag(i, "oslo");
        }
        newcomers.admit();
        assertThat(WaveEntry.counts(engine.waves(ID)).size()).isEqualTo(2_503);
    }
}
