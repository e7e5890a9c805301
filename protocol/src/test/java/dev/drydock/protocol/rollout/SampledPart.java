package dev.drydock.protocol.rollout;

import dev.drydock.application.fleet.explain.Part;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.inventory.ToldUpdate;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.WaveState;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A lamp in the second of three waves of a rollout of 2.0.0, which runs 1.0.0 and was seen nine days ago. */
record SampledPart(
        RolloutState rollout,
        Schedule schedule,
        int number,
        WaveState own,
        WaveEntry turn,
        Optional<KnownDevice> device,
        Duration left) {
    private static final RolloutId ID = new RolloutId("why0000000000000");
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    SampledPart() {
        this(
                new Running(),
                Schedule.AT_ONCE,
                1,
                WaveState.Held.BEHIND,
                wave(0, new UnderWay.Open(false), Findings.NONE),
                Optional.of(lamp(false, Optional.empty())),
                Duration.ofHours(5));
    }

    private static WaveEntry wave(int number, WaveState state, Findings found) {
        WaveEntry held = WaveEntry.held(number, 40);
        return held.with(new Wave(state, held.wave().counts(), found, Evidence.NONE));
    }

    private static KnownDevice lamp(boolean connected, Optional<UpdateId> update) {
        DeviceFacts facts = new DeviceFacts(
                LAMP,
                Optional.of("lamp"),
                Optional.of(new Version("1.0.0")),
                Optional.of("failed"),
                Optional.of("disk-full"),
                connected,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(NOW.minus(Duration.ofDays(9))));
        return new KnownDevice(
                facts, 1, Lineage.UNHEARD, update.map(id -> new ToldUpdate(id, Optional.empty(), Optional.empty())));
    }

    SampledPart in(RolloutState state) {
        return new SampledPart(state, schedule, number, own, turn, device, left);
    }

    private SampledPart at(Schedule other) {
        return new SampledPart(rollout, other, number, own, turn, device, left);
    }

    SampledPart later() {
        return at(new Schedule(
                Optional.of(Instant.parse("2026-11-21T02:00:00Z")),
                schedule.windows(),
                schedule.zone(),
                Optional.empty()));
    }

    SampledPart nightly() {
        return at(new Schedule(
                Optional.empty(),
                new InstallWindows(List.of(InstallWindow.parse("02:00-05:00"))),
                ZoneId.of("Europe/Oslo"),
                Optional.empty()));
    }

    SampledPart first() {
        return new SampledPart(rollout, schedule, 0, own, wave(0, own, Findings.NONE), device, left);
    }

    SampledPart third() {
        return new SampledPart(
                rollout, schedule, 2, own, wave(0, new UnderWay.Open(false), new Findings(31, 0, 0)), device, left);
    }

    /** Wave 1 in this state, with these outcomes. */
    SampledPart before(WaveState state, Findings found) {
        return new SampledPart(rollout, schedule, number, own, wave(0, state, found), device, left);
    }

    /** Its own wave has its turn, and is in this state. */
    SampledPart own(WaveState state) {
        return new SampledPart(rollout, schedule, number, state, wave(number, state, Findings.NONE), device, left);
    }

    private SampledPart of(Optional<KnownDevice> other) {
        return new SampledPart(rollout, schedule, number, own, turn, other, left);
    }

    SampledPart failedBefore() {
        return of(Optional.of(lamp(false, Optional.of(ID.order(1)))));
    }

    SampledPart connected() {
        return of(Optional.of(lamp(true, Optional.empty())));
    }

    SampledPart unknown() {
        return of(Optional.empty());
    }

    SampledPart due() {
        return new SampledPart(rollout, schedule, number, own, turn, device, Duration.ZERO);
    }

    String why(MemberState state) {
        RolloutPlan plan = RolloutPlan.of("why", 3)
                .with(new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of()))
                .with(schedule);
        Member member = new Member(state, 2, Optional.empty(), false, false, 0, Member.Reach.DEVICE);
        Part part = new Part(
                RolloutEntry.of(new Rank(0, 1, ID), plan, rollout),
                wave(number, own, Findings.NONE),
                Optional.of(turn),
                MemberEntry.held(LAMP, number).with(member, OptionalLong.of(1 + left.toMillis())),
                device,
                Optional.empty(),
                false,
                1);
        return WhySentence.of(part, NOW);
    }
}
