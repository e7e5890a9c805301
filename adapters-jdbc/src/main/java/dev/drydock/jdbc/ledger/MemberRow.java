package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A member as it was read.
 *
 * @param place among all members of its rollout
 * @param due the due time in the indexes, which may be earlier than that of the entry: it was put off since
 */
record MemberRow(long place, OptionalLong due, MemberEntry entry) {
    /** The only tally whose due times are put off; each stage that is reported does so, and the others have one seldom. */
    static final Tally PUT_OFF = Tally.TAKEN;

    static final Comparator<MemberRow> BY_PLACE = Comparator.comparingLong(MemberRow::place);
    static final Comparator<MemberRow> BY_DUE = Comparator.<MemberRow>comparingLong(
                    row -> row.entry().due().orElse(Long.MAX_VALUE))
            .thenComparingLong(MemberRow::place);

    static MemberRow read(ResultSet row, StatementContext context) throws SQLException {
        MemberColumns columns = new MemberColumns(row.getInt(4), whole(row, 5), row.getString(6));
        Member member = new Member(
                columns.read(),
                row.getInt(7),
                Optional.ofNullable(whole(row, 8)),
                row.getInt(9) == 1,
                row.getInt(10) == 1,
                row.getInt(11),
                MemberColumns.reach(row.getInt(12)));
        OptionalLong due = Columns.time(row, 13);
        return new MemberRow(
                row.getLong(3),
                due,
                new MemberEntry(
                        new DeviceId(row.getString(1)), row.getInt(2), member, due(member, due, row.getLong(14))));
    }

    /** The later time, if the member was put off; a server of before leaves one behind when it moves the due time. */
    private static OptionalLong due(Member member, OptionalLong inIndexes, long later) {
        return member.state().tally() == PUT_OFF && inIndexes.isPresent() && inIndexes.getAsLong() < later
                ? OptionalLong.of(later)
                : inIndexes;
    }

    /** The part of a device in a row of {@code stakes}. */
    static Stake stake(ResultSet row, StatementContext context) throws SQLException {
        Rank rank = new Rank(row.getInt(16), row.getLong(17), new RolloutId(row.getString(15)));
        return new Stake(
                rank,
                row.getString(18),
                RolloutWords.read(row.getString(19)).givesOrders(),
                read(row, context).entry());
    }

    /** The state in a row of {@code member-states}. */
    static MemberState state(ResultSet row) throws SQLException {
        return new MemberColumns(row.getInt(1), whole(row, 2), row.getString(3)).read();
    }

    private static @Nullable Integer whole(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** The values in the order of {@code replace-member}, with which {@code add-member} begins. */
    static Rows add(Rows rows, long rollout, MemberEntry entry) {
        Member member = entry.member();
        MemberColumns columns = MemberColumns.of(member.state());
        return rows.row(entry.device().value())
                .whole(rollout)
                .whole(columns.state())
                .whole(columns.step())
                .text(columns.word())
                .whole(member.attempt())
                .whole(member.left().orElse(null))
                .truth(member.isCancelled())
                .truth(member.isForced())
                .whole(member.leavings())
                .whole(MemberColumns.number(member.reach()))
                .whole(Columns.orNull(entry.due()));
    }

    /** Whether the indexes by state, but for that of due times, hold a member where they held it before: most reports are of that kind. */
    boolean isInPlace(MemberEntry after) {
        Member before = entry.member();
        MemberState next = after.member().state();
        return before.state().tally() == next.tally()
                && Objects.equals(
                        MemberColumns.of(before.state()).word(),
                        MemberColumns.of(next).word())
                && before.left().equals(after.member().left())
                && before.reach() == after.member().reach();
    }

    /** Whether a member that stays in its place comes due no earlier than the indexes say, so that they may stay as they are. */
    boolean isPutOff(MemberEntry after) {
        return after.member().state().tally() == PUT_OFF
                && due.isPresent()
                && after.due().isPresent()
                && due.getAsLong() <= after.due().getAsLong();
    }

    /** The values in the order of {@code replace-member-in-place} and {@code put-off-member}. */
    static void addInPlace(Rows rows, long rollout, MemberEntry entry) {
        Member member = entry.member();
        rows.row(entry.device().value())
                .whole(rollout)
                .whole(MemberColumns.of(member.state()).step())
                .whole(member.attempt())
                .truth(member.isCancelled())
                .truth(member.isForced())
                .whole(member.leavings())
                .whole(Columns.orNull(entry.due()));
    }
}
