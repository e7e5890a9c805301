package dev.drydock.domain.member;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The result of an event that meets a member. */
public sealed interface MemberTransition {
    /** One answer for each result. */
    interface Cases<T> {
        T moved(Moved transition);

        T continued(Continued transition);

        T refused(Refused transition);
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /**
     * The event was taken. The next member is durable before its effects are begun.
     *
     * @param due the time after which {@link MemberEvent.TimePassed}, or a claim, comes; empty when nothing comes by itself
     */
    record Moved(Member next, Optional<Duration> due, List<MemberEffect> effects) implements MemberTransition {
        public Moved {
            effects = List.copyOf(effects);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.moved(this);
        }
    }

    /** The event was taken, and the due time stands. */
    record Continued(Member next, List<MemberEffect> effects) implements MemberTransition {
        public Continued {
            effects = List.copyOf(effects);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.continued(this);
        }
    }

    /** The event does not move this member, or is of an order that is over: nothing changes. */
    record Refused(Member member, MemberEvent event) implements MemberTransition {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }
}
