package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.ReadReport;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.Optional;

/** The device works on the order, and says so. */
public record Taken(Stage stage) implements OnDevice {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.taken(this);
    }

    @Override
    public Tally tally() {
        return Tally.TAKEN;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(terms.stages().of(stage));
    }

    /** A report that crossed the order says nothing of it. */
    @Override
    public MemberTransition on(RestReported event, Member member, Terms terms) {
        return stage == Stage.WAITING ? member.refuse(event) : OnDevice.super.on(event, member, terms);
    }

    @Override
    public MemberTransition on(TimePassed event, Member member, Terms terms) {
        return member.moveTo(new Quiet(stage), terms, new ReadReport());
    }
}
