package dev.drydock.jdbc.ledger;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.Aborting;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.RollingBack;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.Running;
import dev.drydock.protocol.rollout.Words;
import java.util.List;

/** The states of a rollout in words, as {@code paused gate stopped}, or {@code paused trust distrust:unknown-key:device-1}. */
final class RolloutWords implements RolloutState.Cases<Wording> {
    private static final String DISTRUST = "distrust:";

    private RolloutWords() {}

    static String write(RolloutState state) {
        return state.match(new RolloutWords()).text();
    }

    static RolloutState read(String text) {
        Wording wording = Wording.read(text);
        return switch (wording.name()) {
            case "draft" -> new BeforeStart.Draft();
            case "preparing" -> new BeforeStart.Preparing();
            case "awaiting-approval" -> new BeforeStart.AwaitingApproval();
            case "scheduled" -> new BeforeStart.Scheduled();
            case "running" -> new Running();
            case "paused" ->
                new Paused(
                        Words.read(PauseReason.class, wording.first()),
                        wording.has("stopped"),
                        wording.has("late"),
                        wording.has("wave-failed"),
                        distrust(wording));
            case "aborting" -> new Aborting();
            case "rolling-back" -> new RollingBack(wording.has("child-ended"), wording.has("members-ended"));
            case "completed" -> new AtRest.Completed();
            case "aborted" -> new AtRest.Aborted();
            case "rolled-back" -> new AtRest.RolledBack();
            case "denied" -> new AtRest.Denied();
            default -> throw wording.unknown();
        };
    }

    private static List<Paused.Distrust> distrust(Wording wording) {
        return wording.words().stream()
                .filter(word -> word.startsWith(DISTRUST))
                .map(word -> word.split(":", 3))
                .map(parts -> new Paused.Distrust(parts[1], new DeviceId(parts[2])))
                .toList();
    }

    @Override
    public Wording draft(BeforeStart.Draft state) {
        return Wording.of("draft");
    }

    @Override
    public Wording preparing(BeforeStart.Preparing state) {
        return Wording.of("preparing");
    }

    @Override
    public Wording awaitingApproval(BeforeStart.AwaitingApproval state) {
        return Wording.of("awaiting-approval");
    }

    @Override
    public Wording scheduled(BeforeStart.Scheduled state) {
        return Wording.of("scheduled");
    }

    @Override
    public Wording running(Running state) {
        return Wording.of("running");
    }

    @Override
    public Wording paused(Paused state) {
        Wording paused = Wording.of("paused")
                .with(Words.of(state.why()))
                .when(state.stopped(), "stopped")
                .when(state.late(), "late")
                .when(state.waveFailed(), "wave-failed");
        for (Paused.Distrust each : state.distrust()) {
            paused = paused.with(DISTRUST + each.code() + ":" + each.device());
        }
        return paused;
    }

    @Override
    public Wording aborting(Aborting state) {
        return Wording.of("aborting");
    }

    @Override
    public Wording rollingBack(RollingBack state) {
        return Wording.of("rolling-back")
                .when(state.childEnded(), "child-ended")
                .when(state.membersEnded(), "members-ended");
    }

    @Override
    public Wording completed(AtRest.Completed state) {
        return Wording.of("completed");
    }

    @Override
    public Wording aborted(AtRest.Aborted state) {
        return Wording.of("aborted");
    }

    @Override
    public Wording rolledBack(AtRest.RolledBack state) {
        return Wording.of("rolled-back");
    }

    @Override
    public Wording denied(AtRest.Denied state) {
        return Wording.of("denied");
    }
}
