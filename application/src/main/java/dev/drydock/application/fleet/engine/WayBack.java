package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import java.util.List;

/**
 * The rollout of another image that a bad one is rolled back by. It takes each device that may have had the order, once its member
 * has ended, and is closed when no further one can come.
 */
final class WayBack {
    private final RolloutBook book;
    private final Settlement parent;
    private final RolloutEntry child;
    private final long now;

    private WayBack(Settlement parent, RolloutEntry child) {
        this.book = parent.book();
        this.parent = parent;
        this.child = child;
        this.now = parent.now();
    }

    /** Begins it, without members. It is as old as the rollout that it rolls back, so that it undoes no later one. */
    static void begin(Settlement parent) {
        RolloutEntry rollout = parent.rollout();
        RolloutId id = rollout.id().ofWayBack();
        if (parent.book().rollout(id).isPresent()) {
            return; // an earlier one was aborted, which ends this way back as well
        }
        RolloutPlan plan = rollout.plan().wayBack();
        Rank rank = new Rank(Rank.ABOVE_ALL, rollout.rank().created(), id);
        Beginning beginning = new Beginning(parent.book(), parent.now());
        beginning.draft(RolloutEntry.of(rank, plan, new BeforeStart.Draft()), 0);
        beginning.met(id, new RolloutEvent.MembersPrepared());
        beginning.met(id, new RolloutEvent.StartDue());
    }

    /** Goes on with it for as long as the rollout is being rolled back; whether there is more to do at once. */
    static boolean goOn(Settlement parent) {
        return parent.rollout().state().isRollingBack()
                && parent.book()
                        .rollout(parent.rollout().id().ofWayBack())
                        .filter(child -> new WayBack(parent, child).goOn())
                        .isPresent();
    }

    private boolean goOn() {
        if (child.state().isAtRest()) {
            return end(child.state().wasAborted());
        }
        List<MemberEntry> ended = book.toRollBack(parent.rollout().id(), RolloutEngine.SLICE);
        if (!ended.isEmpty()) {
            new Beginning(book, now)
                    .join(child, ended.stream().map(MemberEntry::device).toList());
            parent.move(ended, entry -> new MemberEvent.RolledBack());
            return true;
        }
        boolean noneIsUnderWay = parent.counts().underWay() == 0
                && WaveEntry.counts(book.waves(child.id())).underWay() == 0;
        // A pause of it stands: then it refuses, and the way back waits for an operator.
        boolean isClosed = noneIsUnderWay
                && new Settlement(book, child, now)
                        .rollout(new RolloutEvent.CloseAsked())
                        .isEmpty();
        return isClosed && end(false);
    }

    private boolean end(boolean wasAborted) {
        parent.rollout(new RolloutEvent.ChildEnded(wasAborted));
        return false;
    }
}
