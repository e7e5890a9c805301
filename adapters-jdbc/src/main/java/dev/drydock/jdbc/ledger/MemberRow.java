package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.PreparedBatch;
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
                row.getInt(11));
        return new MemberRow(
                row.getLong(3),
                new MemberEntry(new DeviceId(row.getString(1)), row.getInt(2), member, Columns.time(row, 12)));
    }

    private static @Nullable Integer whole(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    static void bind(PreparedBatch batch, long rollout, MemberEntry entry) {
        Member member = entry.member();
        MemberColumns columns = MemberColumns.of(member.state());
        OptionalLong due = entry.due();
        batch.bind("device", entry.device().value())
                .bind("rollout", rollout)
                .bind("state", columns.state())
                .bind("step", columns.step())
                .bind("word", columns.word())
                .bind("attempt", member.attempt())
                .bind("left_attempt", member.left().orElse(null))
                .bind("cancelling", member.isCancelled() ? 1 : 0)
                .bind("forced", member.isForced() ? 1 : 0)
                .bind("leavings", member.leavings())
                .bind("due", Columns.orNull(due));
    }
}
