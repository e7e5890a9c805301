package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.AbortPatienceOver;
import dev.drydock.domain.member.MemberEvent.CancelDue;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.EpochChanged;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;

/** The device has the order. */
public sealed interface OnDevice extends MemberState permits Taken, Quiet {
    /** The last stage that the device reported. */
    Stage stage();

    /** Whether the device has begun to install: from then on nothing takes the update back. */
    default boolean installs() {
        return stage().compareTo(Stage.INSTALLING) >= 0;
    }

    @Override
    default boolean keepsDesired() {
        return true;
    }

    @Override
    default boolean mayBeCancelled() {
        return !installs();
    }

    @Override
    default MemberTransition on(CompletionReported event, Member member, Terms terms) {
        return completed(event, member, terms);
    }

    /** Without the order's own outcome, the image that runs tells. */
    @Override
    default MemberTransition on(RestReported event, Member member, Terms terms) {
        return member.moveTo(
                event.runsImage()
                        ? Ended.success(event.isSimulated(), member, terms)
                        : new Ended.Failed(Failure.OUTCOME_UNKNOWN),
                terms);
    }

    /** A device that begins anew has forgotten the order, and gets it again when orders are given. */
    @Override
    default MemberTransition on(EpochChanged event, Member member, Terms terms) {
        return member.moveTo(new Waiting(0), terms);
    }

    @Override
    default MemberTransition on(CancelDue event, Member member, Terms terms) {
        return installs() ? member.refuse(event) : member.cancel();
    }

    @Override
    default MemberTransition on(AbortPatienceOver event, Member member, Terms terms) {
        return member.moveTo(new Ended.Cancelled(CancelReason.UNREACHED), terms);
    }
}
