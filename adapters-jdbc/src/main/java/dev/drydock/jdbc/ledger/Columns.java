package dev.drydock.jdbc.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Times that may be empty. */
final class Columns {
    private Columns() {}

    static OptionalLong time(ResultSet row, int column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(time);
    }

    static @Nullable Long orNull(OptionalLong time) {
        return time.isPresent() ? time.getAsLong() : null;
    }
}
