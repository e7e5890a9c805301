package dev.drydock.domain.member;

import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.update.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Members in every state, and in every shape of it that can make a difference to an event. Their order is the second, #2. */
final class MemberSamples {
    /** The number of times after which an order has been put off for longer than the offline limit. */
    static final int OFTEN = 60;

    private MemberSamples() {}

    static Map<String, Member> all() {
        Map<String, Member> samples = new LinkedHashMap<>();
        samples.put("Held", plain(new Held()));
        samples.put("Held, its order not yet withdrawn", left(new Held()));
        samples.put("Ordered", plain(new Ordered(0)));
        samples.put("Ordered, put off for long", plain(new Ordered(OFTEN)));
        samples.put("Left", left(new Left()));
        samples.put("Taken, without a report", plain(new Taken(Stage.WAITING)));
        samples.put("Taken, downloading", plain(new Taken(Stage.DOWNLOADING)));
        samples.put("Taken, installing", plain(new Taken(Stage.INSTALLING)));
        samples.put("Taken, its order left", left(new Taken(Stage.DOWNLOADING)));
        samples.put("Quiet, downloading", plain(new Quiet(Stage.DOWNLOADING)));
        samples.put("Quiet, on trial", plain(new Quiet(Stage.ON_TRIAL)));
        samples.put("Blocked by a rollout", plain(new Blocked(Blocker.of("r1"))));
        samples.put("Blocked by hand", plain(new Blocked(Blocker.BY_HAND)));
        samples.put("Waiting", plain(new Waiting(1)));
        samples.put("Waiting for nothing", plain(new Waiting(0)));
        samples.put(
                "Waiting, its former order not yet withdrawn",
                new Member(new Waiting(1), 2, Optional.of(1), false, false, 1, Member.Reach.DEVICE));
        samples.put("Succeeded", plain(new Ended.Succeeded()));
        samples.put("Failed", plain(new Ended.Failed(new Failure("unhealthy"))));
        samples.put("Lost", plain(new Ended.Lost()));
        samples.put("Absent", plain(new Ended.Absent()));
        samples.put("Skipped", plain(Ended.Skipped.because(SkipReason.ALREADY_INSTALLED)));
        samples.put("Skipped, superseded", plain(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("r9"))));
        samples.put("Cancelled by the device", plain(new Ended.Cancelled(CancelReason.BY_DEVICE)));
        samples.put("Cancelled, unreached", plain(new Ended.Cancelled(CancelReason.UNREACHED)));
        samples.put(
                "Cancelled, never ordered",
                with(plain(new Held()), new Ended.Cancelled(CancelReason.ABORTED), Member.Reach.NONE));
        samples.put(
                "Cancelled, rolled back",
                with(plain(new Held()), new Ended.Cancelled(CancelReason.UNREACHED), Member.Reach.ROLLED_BACK));
        return samples;
    }

    private static Member with(Member member, MemberState state, Member.Reach reach) {
        return new Member(state, member.attempt(), Optional.empty(), false, false, 0, reach);
    }

    static Member plain(MemberState state) {
        return new Member(state, 2, Optional.empty(), false, false, 0, Member.Reach.DEVICE);
    }

    static Member left(MemberState state) {
        return new Member(state, 2, Optional.of(2), false, false, 1, Member.Reach.DEVICE);
    }
}
