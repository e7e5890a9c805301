package dev.drydock.protocol.rollout;

import dev.drydock.application.fleet.explain.Part;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.gate.SequentialTest;
import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.Left;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.OnDevice;
import dev.drydock.domain.member.Ordered;
import dev.drydock.domain.member.Quiet;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.member.Waiting;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One true sentence for where a device is in a rollout: {@code held: wave 2 opens when wave 1 has passed}. */
public final class WhySentence implements MemberState.Cases<String> {
    private final Part part;
    private final Instant now;

    private WhySentence(Part part, Instant now) {
        this.part = part;
        this.now = now;
    }

    /**
     * The sentence, without a full stop.
     *
     * @param now the wall clock's time
     */
    public static String of(Part part, Instant now) {
        MemberState state = part.member().member().state();
        return Words.of(state.tally()) + state.match(new WhySentence(part, now));
    }

    @Override
    public String held(Held state) {
        RolloutState rollout = part.rollout().state();
        Optional<PauseReason> paused = rollout.pausedBy();
        if (paused.isPresent()) {
            return ": the rollout is paused (" + Words.of(paused.get()) + ")";
        }
        if (!rollout.givesOrders()) {
            return ": the rollout gives no orders now";
        }
        Schedule schedule = part.rollout().plan().schedule();
        if (!schedule.isOpen(now)) {
            return ": the rollout gives orders " + schedule.windows() + ", " + schedule.zone();
        }
        int number = part.wave().number() + 1;
        if (part.wave().wave().state().isAsking()) {
            return ": wave " + number + " waits for an operator's word";
        }
        return part.wave().wave().state().isBeforeTurn()
                ? ": wave " + number + " opens when wave " + (number - 1) + " has passed" + evidence()
                : ": wave " + number + " is open, and its order goes out when there is room";
    }

    /** The outcomes that the wave has gathered so far, of those that its verdict may need. */
    private String evidence() {
        SequentialTest test = part.rollout().plan().gate().test();
        int outcomes = part.wave().wave().found().outcomes();
        long missing = test.successesToGood(part.wave().wave().evidence().ratio());
        return outcomes == 0 ? "" : "; " + outcomes + " of about " + (outcomes + missing) + " outcomes";
    }

    @Override
    public String waiting(Waiting state) {
        String which = ": attempt " + part.member().member().attempt();
        String when = part.left()
                .filter(left -> !left.isZero())
                .map(left -> " in " + words(left))
                .orElse(" next");
        return reported()
                        .map(reason -> ": " + reason + "," + which.substring(1))
                        .orElse(which)
                + when;
    }

    private Optional<String> reported() {
        return part.device().map(KnownDevice::facts).flatMap(DeviceFacts::reason);
    }

    @Override
    public String blocked(Blocked state) {
        return state.by().rollout().isPresent()
                ? ": rollout " + state.by().rollout().get() + " has the device"
                : ": somebody gave the device another order by hand";
    }

    @Override
    public String ordered(Ordered state) {
        return ": order " + part.member().member().attempt() + " is on its way";
    }

    @Override
    public String left(Left state) {
        return ": the order waits for the device, " + seen() + until("given up");
    }

    private String seen() {
        return part.device()
                .map(KnownDevice::facts)
                .flatMap(DeviceFacts::seen)
                .map(seen -> "not seen for " + words(Duration.between(seen, now)))
                .orElse("which was never seen");
    }

    private String until(String end) {
        return part.left().map(left -> "; " + end + " in " + words(left)).orElse("");
    }

    @Override
    public String taken(Taken state) {
        return ": " + stage(state) + until("called quiet");
    }

    @Override
    public String quiet(Quiet state) {
        boolean installs = state.stage().compareTo(Stage.INSTALLING) >= 0;
        return ": not a word since " + stage(state) + until(installs ? "counted as lost" : "given up");
    }

    private static String stage(OnDevice state) {
        return Words.of(state.stage()).replace('-', ' ');
    }

    @Override
    public String succeeded(Ended.Succeeded state) {
        return part.rollout()
                .plan()
                .image()
                .map(image -> ": runs " + image.version())
                .orElse("");
    }

    @Override
    public String failed(Ended.Failed state) {
        String code = state.failure().code();
        return ": " + code
                + ReasonCode.find(code).map(known -> ", " + known.description()).orElse("");
    }

    @Override
    public String lost(Ended.Lost state) {
        return ": began to install, and was never heard of again";
    }

    @Override
    public String absent(Ended.Absent state) {
        return ": was not there for as long as it was waited for";
    }

    @Override
    public String skipped(Ended.Skipped state) {
        return switch (state.reason()) {
            case ALREADY_INSTALLED -> ": runs the image already";
            case WRONG_MODEL -> ": the image is for other models";
            case NO_UPDATE_IDS -> ": its program names no updates, so that nobody could tell whose outcome it reports";
            case SUPERSEDED -> ": superseded by " + state.by().orElse("a later rollout");
            case LEFT_QUERY -> ": no longer fits the target";
            case UNKNOWN_DEVICE -> ": the transport knows no such device";
            case FORGOTTEN -> ": taken out of the inventory";
        };
    }

    @Override
    public String cancelled(Ended.Cancelled state) {
        return switch (state.reason()) {
            case BY_DEVICE -> ": the device cancelled it when told to";
            case ABORTED -> ": the rollout was aborted before the device had its order";
            case UNREACHED -> ": the rollout was aborted, and the device did not say what became of its order";
        };
    }

    /** A length of time in its largest unit, rounded down. */
    private static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(0, time.toSeconds()) + " s";
    }
}
