package dev.drydock.protocol.rollout;

import dev.drydock.application.fleet.explain.Part;
import dev.drydock.application.fleet.explain.StateName;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.inventory.ToldUpdate;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.firmware.Version;
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
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.RolloutState.Name;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** One true sentence for where a device is in a rollout: {@code held: wave 2 opens when wave 1 has passed}. */
public final class WhySentence implements MemberState.Cases<String> {
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

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
        return Words.of(state.tally())
                + state.match(new WhySentence(part, now))
                + (part.isShared() ? "; two devices may have this id" : "");
    }

    @Override
    public String held(Held state) {
        return stillness().map(why -> ": " + why).orElseGet(this::turn);
    }

    /** The cause for which the rollout gives no order to anybody now. */
    private Optional<String> stillness() {
        RolloutState rollout = part.rollout().state();
        Schedule schedule = part.rollout().plan().schedule();
        if (rollout.pausedBy().isPresent()) {
            return Optional.of(
                    "the rollout is paused (" + Words.of(rollout.pausedBy().get()) + ")");
        }
        if (rollout.isScheduled()) {
            return Optional.of("the rollout begins "
                    + schedule.start().map(start -> "at " + start).orElse("soon"));
        }
        if (!rollout.givesOrders()) {
            return Optional.of("the rollout is " + StateName.of(rollout));
        }
        return schedule.isOpen(now)
                ? Optional.empty()
                : Optional.of("the rollout gives orders " + schedule.windows() + ", " + schedule.zone());
    }

    private String turn() {
        int number = part.wave().number() + 1;
        if (part.wave().wave().state().isAsking()) {
            return ": wave " + number + " waits for an operator's word";
        }
        if (!part.wave().wave().state().isBeforeTurn()) {
            return ": wave " + number + " is open, and its order goes out when there is room";
        }
        return number == 1
                ? ": wave 1 opens at once"
                : ": wave " + number + " opens when wave " + (number - 1) + " has passed"
                        + part.turn().map(this::standing).orElse("");
    }

    /** The wave that has its turn: the outcomes that it has gathered so far, of those that its verdict may need. */
    private String standing(WaveEntry turn) {
        String which = turn.number() + 1 == part.wave().number() ? "; " : "; wave " + (turn.number() + 1) + ": ";
        if (turn.wave().state().isUndecided()) {
            return which + "too few outcomes for a verdict";
        }
        SequentialTest test = part.rollout().plan().gate().test();
        int outcomes = turn.wave().found().outcomes();
        long missing = test.successesToGood(turn.wave().evidence().ratio());
        return outcomes == 0 ? "" : which + outcomes + " of about " + (outcomes + missing) + " outcomes";
    }

    @Override
    public String waiting(Waiting state) {
        int attempt = part.member().member().attempt();
        String which = failedBefore()
                .map(failure -> ": " + failure + ", attempt " + attempt + " of "
                        + Math.max(
                                attempt,
                                part.rollout().plan().members().retries().most(failure)))
                .orElse(": attempt " + attempt);
        return which + stillness().map(why -> "; " + why).orElseGet(this::when);
    }

    private String when() {
        return part.left()
                .filter(left -> !left.isZero())
                .map(left -> " at " + TIME_OF_DAY.format(now.plus(left)) + " UTC, in " + words(left))
                .orElse(" next");
    }

    /** The reason for which the order before this one failed, if the device has told of no other since. */
    private Optional<Failure> failedBefore() {
        UpdateId before =
                part.rollout().id().order(Math.max(1, part.member().member().attempt() - 1));
        return part.device()
                .filter(device -> device.update().map(ToldUpdate::id).equals(Optional.of(before)))
                .flatMap(device -> device.facts().reason())
                .map(Failure::new);
    }

    @Override
    public String blocked(Blocked state) {
        return part.holder()
                .or(state.by()::rollout)
                .map(rollout -> ": rollout " + rollout + " has the device")
                .orElse(": an order waits for the device that no rollout of this server gave");
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
        Optional<DeviceFacts> facts = part.device().map(KnownDevice::facts);
        if (facts.filter(DeviceFacts::connected).isPresent()) {
            return "which is connected";
        }
        return facts.flatMap(DeviceFacts::seen)
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
        Optional<Version> brought = image();
        Optional<Version> runs = part.device().map(KnownDevice::facts).flatMap(DeviceFacts::version);
        return brought.map(version -> runs.filter(now -> !now.equals(version))
                        .map(now -> ": took " + version + ", and runs " + now + " now")
                        .orElse(": runs " + version))
                .orElse("");
    }

    private Optional<Version> image() {
        return part.rollout().plan().image().map(RolloutImage::version);
    }

    @Override
    public String failed(Ended.Failed state) {
        String code = state.failure().code();
        return ": " + code
                + ReasonCode.find(code).map(known -> ", " + known.description()).orElse("");
    }

    @Override
    public String lost(Ended.Lost state) {
        return ": began to install, and never told how that ended";
    }

    @Override
    public String absent(Ended.Absent state) {
        return ": no outcome came before it was given up";
    }

    @Override
    public String skipped(Ended.Skipped state) {
        return switch (state.reason()) {
            case ALREADY_INSTALLED -> ": runs " + image().map(Version::value).orElse("the image") + " already";
            case WRONG_MODEL -> ": the image is for other models";
            case NO_UPDATE_IDS -> ": its program names no updates, so that nobody could tell whose outcome it reports";
            case NEEDS_SIGNATURE -> ": asks for a signed manifest, and the image has none";
            case FORMAT_UNKNOWN -> ": cannot read the format of the image's manifest";
            case WRONG_HARDWARE -> ": the image's manifest is for other hardware";
            case SEQUENCE_TOO_LOW -> ": has committed a manifest with a higher sequence";
            case COUNTER_TOO_LOW -> ": takes no security counter as low as that of the image's manifest";
            case SIMULATED ->
                ": only acts updates out, and the rollout does not accept simulated devices (--accept-simulated)";
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
            case ABORTED -> ": the rollout was " + ended() + " before the device had an order to carry out";
            case UNREACHED -> ": the rollout was " + ended() + ", and the device did not say what became of its order";
        };
    }

    private String ended() {
        return part.rollout().state().name() == Name.DENIED
                ? "denied"
                : part.rollout().state().wasAborted() ? "aborted" : "aborted or rolled back";
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
