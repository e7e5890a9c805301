package dev.drydock.domain.member;

import static dev.drydock.domain.member.OperatorStoriesTest.withdrawals;

import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.terms.Terms;
import org.junit.jupiter.api.Test;

/** Updates that devices only act out. */
class SimulatedStoriesTest {
    @Test
    void an_update_that_was_only_acted_out_is_no_success_in_any_state_unless_that_is_accepted_or_forced() {
        CompletionReported actedOut = new CompletionReported(2, true);
        Ended.Skipped simulated = Ended.Skipped.because(SkipReason.SIMULATED);
        for (Member member : MemberSamples.all().values()) {
            if (member.state() instanceof Ended.Succeeded) {
                MemberStory.of(member).refuses(actedOut);
            } else {
                MemberStory.of(member)
                        .then(actedOut, withdrawals(member))
                        .is(simulated)
                        .refuses(actedOut, new RetryAsked(RetryScope.NAMED))
                        .then(new RetryAsked(RetryScope.FORCED), withdrawals(member))
                        .order(3)
                        .then(new CompletionReported(3, true), withdrawals(member))
                        .is(new Ended.Succeeded());
                MemberStory.of(member, Terms.STANDARD.acceptingSimulated())
                        .then(actedOut, withdrawals(member))
                        .is(new Ended.Succeeded());
            }
        }
    }
}
