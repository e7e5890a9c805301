package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEffect;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The work that a state of a rollout lasts by, on a slice of its members: it is gone on with until no member is left for it. */
final class Sweep implements RolloutEffect.Performer {
    private static final Set<Tally> WITH_ORDER = EnumSet.of(Tally.ORDERED, Tally.TAKEN, Tally.QUIET);
    private static final Set<Tally> WITHOUT_ORDER = EnumSet.of(Tally.HELD, Tally.BLOCKED, Tally.LEFT, Tally.WAITING);
    private static final Set<Tally> NOT_ENDED = notEnded();

    private final RolloutBook book;
    private final Settlement settlement;
    private int room;

    Sweep(Settlement settlement, int slice) {
        this.book = settlement.book();
        this.settlement = settlement;
        this.room = slice;
    }

    /** @param isShut whether the rollout gives orders at other hours alone: what was left is taken back, as in a pause */
    void go(boolean isShut) {
        settlement.rollout().state().lasting().forEach(effect -> effect.performBy(this));
        if (isShut) {
            withdrawLeft(new RolloutEffect.WithdrawLeft());
        }
    }

    @Override
    public void withdrawLeft(RolloutEffect.WithdrawLeft effect) {
        move(Set.of(Tally.LEFT), MemberEvent.RolloutPaused::new);
    }

    @Override
    public void abortMembers(RolloutEffect.AbortMembers effect) {
        move(WITHOUT_ORDER, MemberEvent.RolloutAborted::new);
    }

    @Override
    public void giveUpMembers(RolloutEffect.GiveUpMembers effect) {
        move(WITH_ORDER, MemberEvent.AbortPatienceOver::new);
    }

    @Override
    public void closeMembers(RolloutEffect.CloseMembers effect) {
        move(NOT_ENDED, MemberEvent.RolloutClosed::new);
    }

    @Override
    public void cancelEarly(RolloutEffect.CancelEarly effect) {
        settlement.move(
                find(WITH_ORDER, (wave, atMost) -> book.uncancelled(id(), wave, WITH_ORDER, atMost)),
                entry -> new MemberEvent.CancelDue());
    }

    @Override
    public void prepareMembers(RolloutEffect.PrepareMembers effect) {
        throw notLasting();
    }

    @Override
    public void openFirstWave(RolloutEffect.OpenFirstWave effect) {
        throw notLasting();
    }

    @Override
    public void startDeadline(RolloutEffect.StartDeadline effect) {
        throw notLasting();
    }

    @Override
    public void awaitMembers(RolloutEffect.AwaitMembers effect) {
        throw notLasting();
    }

    @Override
    public void reopenWave(RolloutEffect.ReopenWave effect) {
        throw notLasting();
    }

    @Override
    public void rollBackMembers(RolloutEffect.RollBackMembers effect) {
        throw notLasting();
    }

    private static IllegalStateException notLasting() {
        return new IllegalStateException("no state lasts by what is done once");
    }

    private void move(Set<Tally> tallies, Supplier<MemberEvent> event) {
        settlement.move(
                find(tallies, (wave, atMost) -> book.members(id(), wave, tallies, atMost)), entry -> event.get());
    }

    /** The members of one wave for a sweep. */
    private interface Search {
        List<MemberEntry> of(int wave, int atMost);
    }

    private List<MemberEntry> find(Set<Tally> tallies, Search search) {
        List<MemberEntry> found = new ArrayList<>();
        for (int wave = 0; wave < settlement.waves().size() && found.size() < room; wave++) {
            if (settlement.waves().get(wave).wave().counts().of(tallies) > 0) {
                found.addAll(search.of(wave, room - found.size()));
            }
        }
        room -= found.size();
        return found;
    }

    private RolloutId id() {
        return settlement.rollout().id();
    }

    private static Set<Tally> notEnded() {
        Set<Tally> all = EnumSet.noneOf(Tally.class);
        Arrays.stream(Tally.values()).filter(tally -> !tally.isEnded()).forEach(all::add);
        return all;
    }
}
