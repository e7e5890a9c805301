package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberState;
import dev.drydock.jdbc.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A member as it was read.
 *
 * @param place among all members of its rollout
 */
record MemberRow(long place, MemberEntry entry) {
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
        return new MemberRow(
                row.getLong(3),
                new MemberEntry(new DeviceId(row.getString(1)), row.getInt(2), member, Columns.time(row, 13)));
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
    static boolean isInPlace(MemberEntry before, MemberEntry after) {
        MemberState old = before.member().state();
        MemberState next = after.member().state();
        return old.tally() == next.tally()
                && Objects.equals(
                        MemberColumns.of(old).word(), MemberColumns.of(next).word())
                && before.member().left().equals(after.member().left())
                && before.member().reach() == after.member().reach();
    }

    /** The values in the order of {@code replace-member-in-place}. */
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
