package dev.drydock.protocol.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.explain.ExplainDevice;
import dev.drydock.application.fleet.explain.Part;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.CancelReason;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.Left;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Ordered;
import dev.drydock.domain.member.Quiet;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.member.Waiting;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.WaveState;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sentence for a lamp in the second of two waves, which was seen nine days ago and reported a full disk. */
class WhySentenceTest {
    private static final RolloutId ID = new RolloutId("why0000000000000");
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine =
            new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> 1));

    @BeforeEach
    void rollout() {
        RolloutPlan plan = RolloutPlan.of("why", 2)
                .soaking(Duration.ofHours(1))
                .with(Flow.ALL)
                .with(new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of()));
        DeviceFacts facts = new DeviceFacts(
                LAMP,
                Optional.of("lamp"),
                Optional.of(new Version("1.0.0")),
                Optional.of("failed"),
                Optional.of("disk-full"),
                false,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(NOW.minus(Duration.ofDays(9))));
        ledger.exchange(book -> {
            book.fleet().save(List.of(new KnownDevice(facts, 1, Lineage.UNHEARD, Optional.empty())));
            return true;
        });
        engine.submit(ID, plan, List.of(List.of(new DeviceId("first")), List.of(LAMP)));
    }

    private Part part() {
        return new ExplainDevice(ledger, () -> 1, device -> false).explain(LAMP).get(0);
    }

    private String why() {
        return WhySentence.of(part(), NOW);
    }

    private String why(MemberState state) {
        Part part = part();
        Member member = new Member(state, 2, Optional.empty(), false, false, 0, Member.Reach.DEVICE);
        return WhySentence.of(
                new Part(
                        part.rollout(),
                        part.wave(),
                        part.turn(),
                        part.member().with(member, OptionalLong.of(1 + 5 * HOUR)),
                        part.device(),
                        Optional.empty(),
                        false,
                        1),
                NOW);
    }

    @Test
    void a_held_device_is_told_what_its_wave_waits_for() {
        assertThat(why()).isEqualTo("held: the rollout begins soon");
        engine.command(ID, new RolloutEvent.StartDue());
        assertThat(why()).isEqualTo("held: wave 2 opens when wave 1 has passed");
        engine.command(ID, new RolloutEvent.PauseAsked());
        assertThat(why()).isEqualTo("held: the rollout is paused (operator)");
    }

    @Test
    void a_held_device_is_told_that_an_operator_is_asked_or_the_hours_of_its_rollout() {
        engine.command(ID, new RolloutEvent.StartDue());
        Part part = part();
        WaveEntry asking = part.wave()
                .with(new Wave(WaveState.Held.ASKING, part.wave().wave().counts(), Findings.NONE, Evidence.NONE));
        assertThat(WhySentence.of(
                        new Part(
                                part.rollout(),
                                asking,
                                part.turn(),
                                part.member(),
                                part.device(),
                                Optional.empty(),
                                false,
                                1),
                        NOW))
                .isEqualTo("held: wave 2 waits for an operator's word");

        Schedule nightly = new Schedule(
                Optional.empty(),
                new InstallWindows(List.of(InstallWindow.parse("02:00-05:00"))),
                ZoneId.of("Europe/Oslo"),
                Optional.empty());
        RolloutEntry shut = part.rollout().with(part.rollout().plan().with(nightly));
        assertThat(WhySentence.of(
                        new Part(
                                shut,
                                part.wave(),
                                part.turn(),
                                part.member(),
                                part.device(),
                                Optional.empty(),
                                false,
                                1),
                        NOW))
                .isEqualTo("held: the rollout gives orders 02:00-05:00, Europe/Oslo");
    }

    @Test
    void a_device_whose_id_another_one_may_have_is_told_so_in_every_state() {
        Part shared =
                new ExplainDevice(ledger, () -> 1, LAMP::equals).explain(LAMP).get(0);
        assertThat(WhySentence.of(shared, NOW))
                .isEqualTo("held: the rollout begins soon; two devices may have this id");
    }

    @Test
    void every_state_has_its_sentence() {
        assertThat(why(new Waiting(1))).isEqualTo("waiting: attempt 2; the rollout begins soon");
        assertThat(why(new Blocked(Blocker.of("spring")))).isEqualTo("blocked: rollout spring has the device");
        assertThat(why(new Blocked(Blocker.BY_HAND)))
                .isEqualTo("blocked: an order waits for the device that no rollout of this server gave");
        assertThat(why(new Ordered(0))).isEqualTo("ordered: order 2 is on its way");
        assertThat(why(new Left()))
                .isEqualTo("left: the order waits for the device, not seen for 9 d; given up in 5 h");
        assertThat(why(new Taken(Stage.DOWNLOADING))).isEqualTo("taken: downloading; called quiet in 5 h");
        assertThat(why(new Quiet(Stage.ON_TRIAL)))
                .isEqualTo("quiet: not a word since on trial; counted as lost in 5 h");
        assertThat(why(new Quiet(Stage.VERIFYING))).isEqualTo("quiet: not a word since verifying; given up in 5 h");
        assertThat(why(new Ended.Succeeded())).isEqualTo("succeeded: took 2.0.0, and runs 1.0.0 now");
        assertThat(why(new Ended.Failed(new Failure("disk-full")))).startsWith("failed: disk-full, ");
        assertThat(why(new Ended.Failed(new Failure("of-a-later-agent")))).isEqualTo("failed: of-a-later-agent");
        assertThat(why(new Ended.Lost())).isEqualTo("lost: began to install, and never told how that ended");
        assertThat(why(new Ended.Absent())).isEqualTo("absent: no outcome came before it was given up");
        assertThat(why(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("summer"))))
                .isEqualTo("skipped: superseded by summer");
        assertThat(why(new Held())).isEqualTo("held: the rollout begins soon");
    }

    @Test
    void every_reason_has_a_sentence_of_its_own() {
        List<String> skipped = Arrays.stream(SkipReason.values())
                .map(reason -> why(new Ended.Skipped(reason, Optional.empty())))
                .toList();
        List<String> cancelled = Arrays.stream(CancelReason.values())
                .map(reason -> why(new Ended.Cancelled(reason)))
                .toList();
        assertThat(skipped).doesNotHaveDuplicates().allMatch(sentence -> sentence.startsWith("skipped: "));
        assertThat(cancelled).doesNotHaveDuplicates().allMatch(sentence -> sentence.startsWith("cancelled: "));
    }

    @Test
    void a_device_that_was_never_a_member_has_no_part() {
        assertThat(new ExplainDevice(ledger, () -> 1, device -> false).explain(new DeviceId("stranger")))
                .isEmpty();
    }
}
