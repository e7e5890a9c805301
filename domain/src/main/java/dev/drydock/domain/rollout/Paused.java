package dev.drydock.domain.rollout;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.rollout.RolloutEvent.DeadlineMoved;
import dev.drydock.domain.rollout.RolloutEvent.DeadlinePassed;
import dev.drydock.domain.rollout.RolloutEvent.LimitsChanged;
import dev.drydock.domain.rollout.RolloutEvent.ResumeAsked;
import dev.drydock.domain.rollout.RolloutEvent.TrustRefused;
import dev.drydock.domain.rollout.RolloutEvent.WaveStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No order is given; members that have theirs go on.
 *
 * @param stopped whether the gate has stopped it, and nothing was changed since
 * @param late whether its deadline has passed, and was not moved since
 * @param waveFailed whether the wave that stopped it waits to go on
 * @param distrust the first refusal of trust with each code since it was running last
 */
public record Paused(PauseReason why, boolean stopped, boolean late, boolean waveFailed, List<Distrust> distrust)
        implements RolloutState.Begun {
    /** Most codes that are kept. */
    private static final int MOST_CODES = 16;

    /**
     * A refusal that says nothing of how the image runs.
     *
     * @param code of the reason, 1 to 64 characters of {@code a-z 0-9 -}
     */
    public record Distrust(String code, DeviceId device) {}

    public Paused {
        distrust = List.copyOf(distrust);
    }

    /** A pause in which no device has refused the image for a reason of trust. */
    public Paused(PauseReason why, boolean stopped, boolean late, boolean waveFailed) {
        this(why, stopped, late, waveFailed, List.of());
    }

    Paused with(Distrust more) {
        List<Distrust> all = new ArrayList<>(distrust);
        all.add(more);
        return new Paused(why, stopped, late, waveFailed, all);
    }

    @Override
    public List<Distrust> distrustedBy() {
        return distrust;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.paused(this);
    }

    @Override
    public Name name() {
        return Name.PAUSED;
    }

    static Paused by(PauseReason why) {
        boolean byGate = why == PauseReason.GATE || why == PauseReason.DELIVERY;
        return new Paused(why, byGate, why == PauseReason.DEADLINE, byGate);
    }

    @Override
    public Optional<PauseReason> pausedBy() {
        return Optional.of(why);
    }

    /** A bad image is also taken back from devices that have not begun to install it. */
    @Override
    public List<RolloutEffect> lasting() {
        return why == PauseReason.GATE
                ? List.of(new RolloutEffect.WithdrawLeft(), new RolloutEffect.CancelEarly())
                : List.of(new RolloutEffect.WithdrawLeft());
    }

    @Override
    public RolloutTransition on(ResumeAsked event, RolloutTerms terms) {
        if (stopped && !event.acceptsFailures()) {
            return refuse(event, Refusal.FAILURES_NOT_ACCEPTED);
        }
        if (late) {
            return refuse(event, Refusal.DEADLINE_PASSED);
        }
        List<RolloutEffect> effects = new ArrayList<>();
        if (waveFailed) {
            effects.add(new RolloutEffect.ReopenWave());
        }
        return new RolloutTransition.Moved(new Running(), effects);
    }

    /** Another limit is an answer to the gate. */
    @Override
    public RolloutTransition on(LimitsChanged event, RolloutTerms terms) {
        return RolloutState.move(new Paused(why, false, late, waveFailed, distrust));
    }

    @Override
    public RolloutTransition on(DeadlineMoved event, RolloutTerms terms) {
        return RolloutState.move(
                new Paused(why, stopped, false, waveFailed, distrust), new RolloutEffect.StartDeadline());
    }

    @Override
    public RolloutTransition on(DeadlinePassed event, RolloutTerms terms) {
        return RolloutState.move(new Paused(why, stopped, true, waveFailed, distrust));
    }

    /** Members that had their orders may refuse them for other reasons, which an operator has to know before it goes on. */
    @Override
    public RolloutTransition on(TrustRefused event, RolloutTerms terms) {
        boolean isKnown =
                distrust.stream().map(Distrust::code).anyMatch(event.by().code()::equals);
        return isKnown || terms.accepts(event.by().code()) || distrust.size() >= MOST_CODES
                ? refuse(event, Refusal.NOT_NOW)
                : RolloutState.move(with(event.by()));
    }

    /** Members that had their orders may still show that the image is bad. */
    @Override
    public RolloutTransition on(WaveStopped event, RolloutTerms terms) {
        if (event.verdict() != Verdict.BAD) {
            boolean isWorse = stopped && why == PauseReason.GATE;
            return RolloutState.move(new Paused(isWorse ? why : PauseReason.DELIVERY, true, late, true, distrust));
        }
        return terms.onBad() == OnBad.ROLL_BACK
                ? RolloutState.rollBack()
                : RolloutState.enter(new Paused(PauseReason.GATE, true, late, true, distrust));
    }
}
