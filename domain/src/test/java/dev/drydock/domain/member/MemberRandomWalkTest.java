package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.machine.Sealed;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random events, in any order, break none of a member's promises. {@code -Dwalk.seed=N} walks one seed's way again. */
class MemberRandomWalkTest {
    private static final int SEEDS = 200;
    private static final int EVENTS = 100;

    @Test
    void no_promise_is_broken_whatever_happens() {
        seeds().forEach(MemberRandomWalkTest::walk);
    }

    @Test
    void the_walks_together_come_through_every_state_and_meet_every_event() {
        Set<Class<?>> seen = new HashSet<>();
        LongStream.range(0, SEEDS).forEach(seed -> seen.addAll(walk(seed)));

        assertThat(seen).containsAll(Sealed.kinds(MemberState.class)).containsAll(Sealed.kinds(MemberEvent.class));
    }

    private static LongStream seeds() {
        Long asked = Long.getLong("walk.seed");
        return asked == null ? LongStream.range(0, SEEDS) : LongStream.of(asked);
    }

    private static Set<Class<?>> walk(long seed) {
        Set<Class<?>> seen = new HashSet<>();
        RandomMember member = new RandomMember(seed);
        for (int i = 0; i < EVENTS; i++) {
            try {
                seen.add(member.somethingHappens());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dwalk.seed=" + seed + ", event " + i + ":\n" + member.story(), e);
            }
            seen.add(member.member().state().getClass());
        }
        return seen;
    }
}
