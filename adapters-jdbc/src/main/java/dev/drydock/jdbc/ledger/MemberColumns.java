package dev.drydock.jdbc.ledger;

import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.CancelReason;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.Left;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Ordered;
import dev.drydock.domain.member.Quiet;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.Waiting;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.update.Stage;
import dev.drydock.protocol.rollout.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a member as the columns of its row.
 *
 * @param state the number of its tally
 * @param step the number of its stage, or how often its order was put off
 * @param word what blocks it, or why it ended
 */
record MemberColumns(
        int state, @Nullable Integer step, @Nullable String word) {
    private static final Numbering<Tally> TALLIES = new Numbering<>(
            Tally.class,
            List.of(
                    Tally.HELD,
                    Tally.BLOCKED,
                    Tally.ORDERED,
                    Tally.LEFT,
                    Tally.TAKEN,
                    Tally.QUIET,
                    Tally.WAITING,
                    Tally.SUCCEEDED,
                    Tally.FAILED,
                    Tally.LOST,
                    Tally.ABSENT,
                    Tally.SKIPPED,
                    Tally.CANCELLED));
    private static final Numbering<Stage> STAGES = new Numbering<>(
            Stage.class,
            List.of(
                    Stage.WAITING,
                    Stage.DOWNLOADING,
                    Stage.VERIFYING,
                    Stage.READY,
                    Stage.INSTALLING,
                    Stage.RESTARTING,
                    Stage.ON_TRIAL,
                    Stage.COMMITTING,
                    Stage.ROLLING_BACK));

    private static final Numbering<Member.Reach> REACHES = new Numbering<>(
            Member.Reach.class, List.of(Member.Reach.NONE, Member.Reach.DEVICE, Member.Reach.ROLLED_BACK));

    static int number(Member.Reach reach) {
        return REACHES.of(reach);
    }

    static Member.Reach reach(int number) {
        return REACHES.at(number);
    }

    /** The number of a tally. Those that have not ended have lower ones. */
    static int number(Tally tally) {
        return TALLIES.of(tally);
    }

    /** The number of a stage. Later stages have higher ones. */
    static int number(Stage stage) {
        return STAGES.of(stage);
    }

    static MemberColumns of(MemberState state) {
        return state.match(new Writer());
    }

    MemberState read() {
        return switch (TALLIES.at(state)) {
            case HELD -> new Held();
            case BLOCKED -> new Blocked(word == null ? Blocker.BY_HAND : Blocker.of(word));
            case ORDERED -> new Ordered(number());
            case LEFT -> new Left();
            case TAKEN -> new Taken(STAGES.at(number()));
            case QUIET -> new Quiet(STAGES.at(number()));
            case WAITING -> new Waiting(number());
            case SUCCEEDED -> new Ended.Succeeded();
            case FAILED -> new Ended.Failed(new Failure(text()));
            case LOST -> new Ended.Lost();
            case ABSENT -> new Ended.Absent();
            case SKIPPED -> skipped(text().split(" ", 2));
            case CANCELLED -> new Ended.Cancelled(Words.read(CancelReason.class, text()));
        };
    }

    /** The reason, and the name of the rollout that superseded, which may have spaces. */
    private static MemberState skipped(String[] words) {
        Optional<String> by = Arrays.stream(words).skip(1).findFirst();
        return new Ended.Skipped(Words.read(SkipReason.class, words[0]), by);
    }

    private int number() {
        return Optional.ofNullable(step).orElseThrow(() -> missing("step"));
    }

    private String text() {
        return Optional.ofNullable(word).orElseThrow(() -> missing("word"));
    }

    private IllegalStateException missing(String column) {
        return new IllegalStateException("the database holds a member in state " + state + " without a " + column);
    }

    /** The columns of each state. */
    private static final class Writer implements MemberState.Cases<MemberColumns> {
        private static MemberColumns plain(MemberState state) {
            return new MemberColumns(number(state.tally()), null, null);
        }

        private static MemberColumns at(MemberState state, int step) {
            return new MemberColumns(number(state.tally()), step, null);
        }

        private static MemberColumns because(MemberState state, @Nullable String word) {
            return new MemberColumns(number(state.tally()), null, word);
        }

        @Override
        public MemberColumns held(Held state) {
            return plain(state);
        }

        @Override
        public MemberColumns waiting(Waiting state) {
            return at(state, state.tries());
        }

        @Override
        public MemberColumns blocked(Blocked state) {
            return because(state, state.by().rollout().orElse(null));
        }

        @Override
        public MemberColumns ordered(Ordered state) {
            return at(state, state.tries());
        }

        @Override
        public MemberColumns left(Left state) {
            return plain(state);
        }

        @Override
        public MemberColumns taken(Taken state) {
            return at(state, number(state.stage()));
        }

        @Override
        public MemberColumns quiet(Quiet state) {
            return at(state, number(state.stage()));
        }

        @Override
        public MemberColumns succeeded(Ended.Succeeded state) {
            return plain(state);
        }

        @Override
        public MemberColumns failed(Ended.Failed state) {
            return because(state, state.failure().code());
        }

        @Override
        public MemberColumns lost(Ended.Lost state) {
            return plain(state);
        }

        @Override
        public MemberColumns absent(Ended.Absent state) {
            return plain(state);
        }

        @Override
        public MemberColumns skipped(Ended.Skipped state) {
            String reason = Words.of(state.reason());
            return because(state, state.by().map(by -> reason + " " + by).orElse(reason));
        }

        @Override
        public MemberColumns cancelled(Ended.Cancelled state) {
            return because(state, Words.of(state.reason()));
        }
    }
}
