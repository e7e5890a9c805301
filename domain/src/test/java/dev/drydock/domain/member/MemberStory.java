package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.OrderAccepted;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import dev.drydock.testkit.machine.Edge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A story of one member: events happen one after the other, and what the machine makes of them is told as it is expected. */
final class MemberStory {
    private static final List<Edge> TAKEN = Collections.synchronizedList(new ArrayList<>());

    private final Terms terms;
    private Member member;
    private Optional<Duration> due = Optional.empty();
    private List<MemberEffect> effects = List.of();

    private MemberStory(Member member, Terms terms) {
        this.member = member;
        this.terms = terms;
    }

    /** The member as it stands now. */
    Member member() {
        return member;
    }

    static MemberStory of(Member member) {
        return new MemberStory(member, Terms.STANDARD);
    }

    static MemberStory of(Member member, Terms terms) {
        return new MemberStory(member, terms);
    }

    /** A member whose wave has not reached it. */
    static MemberStory held() {
        return of(Member.HELD);
    }

    /** Its first order is being sent. */
    static MemberStory ordered() {
        return held().then(new Claimed(), new SendOrder(1)).is(new Ordered(0));
    }

    /** Its device works on the first order, and has come to this stage. */
    static MemberStory taken(Stage stage) {
        return ordered()
                .then(new OrderAccepted(1))
                .then(new StageReported(1, stage, true))
                .is(new Taken(stage));
    }

    /** Its first order waits for the device as desired state. */
    static MemberStory left() {
        return ordered().then(new DeviceNotReached(1), new LeaveOrder(1)).is(new Left());
    }

    /** Begins to remember the edges anew. */
    static void forgetTaken() {
        TAKEN.clear();
    }

    /** Every edge that the stories since then have taken. */
    static List<Edge> taken() {
        return List.copyOf(TAKEN);
    }

    MemberStory then(MemberEvent event, MemberEffect... expected) {
        Member before = member;
        member.on(event, terms).match(new MemberTransition.Cases<Boolean>() {
            @Override
            public Boolean moved(MemberTransition.Moved moved) {
                member = moved.next();
                due = moved.due();
                effects = moved.effects();
                return TAKEN.add(MemberEdges.edge(before, event, member));
            }

            @Override
            public Boolean continued(MemberTransition.Continued continued) {
                member = continued.next();
                effects = continued.effects();
                return true;
            }

            @Override
            public Boolean refused(MemberTransition.Refused refused) {
                throw new AssertionError(before + " refuses " + event);
            }
        });
        assertThat(effects).as("effects of %s on %s", event, before).containsExactly(expected);
        return this;
    }

    MemberStory refuses(MemberEvent... events) {
        for (MemberEvent event : events) {
            assertThat(member.on(event, terms)).isEqualTo(new MemberTransition.Refused(member, event));
        }
        return this;
    }

    MemberStory is(MemberState state) {
        assertThat(member.state()).isEqualTo(state);
        return this;
    }

    MemberStory order(int attempt) {
        assertThat(member.attempt()).isEqualTo(attempt);
        return this;
    }

    MemberStory dueAfter(Duration time) {
        assertThat(due).contains(time);
        return this;
    }

    MemberStory nothingIsLeft() {
        assertThat(member.left()).isEmpty();
        return this;
    }
}
