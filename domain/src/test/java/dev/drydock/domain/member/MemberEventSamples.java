package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.AbortPatienceOver;
import dev.drydock.domain.member.MemberEvent.CancelDue;
import dev.drydock.domain.member.MemberEvent.CancelReported;
import dev.drydock.domain.member.MemberEvent.ClaimLapsed;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceForgotten;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.DeviceUnknown;
import dev.drydock.domain.member.MemberEvent.EpochChanged;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.ForeignOrderFound;
import dev.drydock.domain.member.MemberEvent.FoundBlocked;
import dev.drydock.domain.member.MemberEvent.FoundInstalledReported;
import dev.drydock.domain.member.MemberEvent.FoundUnfit;
import dev.drydock.domain.member.MemberEvent.LeftOrderGone;
import dev.drydock.domain.member.MemberEvent.OrderAccepted;
import dev.drydock.domain.member.MemberEvent.OrderHeldBack;
import dev.drydock.domain.member.MemberEvent.OrderPutOff;
import dev.drydock.domain.member.MemberEvent.OrderRefused;
import dev.drydock.domain.member.MemberEvent.PlaceYielded;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.RolledBack;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.MemberEvent.RolloutClosed;
import dev.drydock.domain.member.MemberEvent.RolloutPaused;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.MemberEvent.WithdrawalConfirmed;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.update.Stage;
import dev.drydock.testkit.machine.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every event in every shape that can make a difference to a member whose order is the second. */
final class MemberEventSamples {
    private static final Failure PASSING = new Failure("disk-full");
    private static final Failure UNHEALTHY = new Failure("unhealthy");

    private final List<Sample<MemberEvent>> samples = new ArrayList<>();

    private MemberEventSamples() {}

    static List<Sample<MemberEvent>> all() {
        MemberEventSamples all = new MemberEventSamples();
        all.ofTheRollout();
        all.ofAnOrder(2, "#2");
        all.ofAnOrder(1, "#1");
        all.ofAnOrder(3, "#3");
        return all.samples;
    }

    private void ofTheRollout() {
        add(new Claimed(), "");
        add(new FoundUnfit(SkipReason.WRONG_MODEL, Optional.empty()), "by its model");
        add(new FoundUnfit(SkipReason.SUPERSEDED, Optional.of("r9")), "superseded by r9");
        add(new FoundBlocked(Blocker.of("r1")), "by r1");
        add(new ClaimLapsed(), "");
        add(new ForeignOrderFound(), "");
        add(new LeftOrderGone(), "");
        add(new PlaceYielded(Blocker.of("r1")), "to r1");
        add(new RestReported(true), "on the image");
        add(new RestReported(false), "on another image");
        add(new RestReported(true, true), "on the image, acted out");
        add(new EpochChanged(), "");
        add(new TimePassed(), "");
        add(new RolloutPaused(), "");
        add(new CancelDue(), "");
        add(new RolloutAborted(), "");
        add(new AbortPatienceOver(), "");
        add(new RolloutClosed(), "");
        add(new DeviceForgotten(), "");
        add(new RolledBack(), "");
        add(new RetryAsked(RetryScope.UNSUCCESSFUL), "of the unsuccessful");
        add(new RetryAsked(RetryScope.NAMED), "by name");
        add(new RetryAsked(RetryScope.FORCED), "by force");
    }

    private void ofAnOrder(int attempt, String shape) {
        add(new OrderAccepted(attempt), shape);
        add(new OrderPutOff(attempt), shape);
        add(new OrderRefused(attempt, new Failure("bad-uri")), shape);
        add(new DeviceNotReached(attempt), shape);
        add(new DeviceUnknown(attempt), shape);
        add(new OrderHeldBack(attempt), shape);
        add(new WithdrawalConfirmed(attempt, 1), shape);
        add(new StageReported(attempt, Stage.VERIFYING, true), shape);
        add(new StageReported(attempt, Stage.VERIFYING, false), shape + " of a busy device");
        add(new CompletionReported(attempt), shape);
        add(new CompletionReported(attempt, true), shape + " acted out");
        add(new FailureReported(attempt, UNHEALTHY), shape);
        add(new FailureReported(attempt, PASSING), shape + " that passes");
        add(new CancelReported(attempt), shape);
        add(new FoundInstalledReported(attempt), shape);
        add(new ReversionReported(attempt), shape);
    }

    private void add(MemberEvent event, String shape) {
        samples.add(new Sample<>(event, shape));
    }
}
