package dev.drydock.domain.member;

import dev.drydock.domain.member.terms.Terms;
import java.time.Duration;
import java.util.Optional;

/**
 * A back-off is spent before the order is sent again, or the next one.
 *
 * @param tries the number of times that the order of this attempt was put off; 0 when nothing is waited for
 */
public record Waiting(int tries) implements Pending {
    /** The first back-off. */
    static final Waiting FIRST = new Waiting(1);

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.waiting(this);
    }

    @Override
    public Tally tally() {
        return Tally.WAITING;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(terms.backOff().before(tries));
    }

    /** The state after one more time: a device that has put its order off for too long is absent. */
    static MemberState afterwards(int tries, Terms terms) {
        return terms.backOff().total(tries + 1).compareTo(terms.offline()) > 0
                ? new Ended.Absent()
                : new Waiting(tries + 1);
    }
}
