package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.Optional;

/** The device has the order, and has not said anything for longer than its stage may last. */
public record Quiet(Stage stage) implements OnDevice {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.quiet(this);
    }

    @Override
    public Tally tally() {
        return Tally.QUIET;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(installs() ? terms.stages().of(stage) : terms.offline());
    }

    /** A device that never comes back from an installation speaks against the image; one that went before it does not. */
    @Override
    public MemberTransition on(TimePassed event, Member member, Terms terms) {
        return member.moveTo(installs() ? new Ended.Lost() : new Ended.Absent(), terms);
    }
}
