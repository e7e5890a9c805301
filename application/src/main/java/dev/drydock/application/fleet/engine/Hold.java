package dev.drydock.application.fleet.engine;

import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.Tally;
import java.util.EnumSet;
import java.util.Set;

/** The hold that a member has on its device, for which members of other rollouts wait. */
final class Hold {
    private static final Set<Tally> HOLDING = EnumSet.of(Tally.ORDERED, Tally.TAKEN);

    private Hold() {}

    /** Whether others may have waited for the device of a member, and need not any more. */
    static boolean isLetGo(Member before, Member after) {
        boolean waited =
                before.state().tally() == Tally.BLOCKED && after.state().tally() != Tally.BLOCKED;
        return waited || (holds(before) && !holds(after));
    }

    private static boolean holds(Member member) {
        Tally tally = member.state().tally();
        return HOLDING.contains(tally) || (!tally.isEnded() && member.left().isPresent());
    }
}
