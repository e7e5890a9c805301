package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.history.HistoryBook;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.jdbc.database.Rows;
import dev.drydock.jdbc.database.Session;
import dev.drydock.protocol.report.ReportedDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;

/** The outcomes of updates as one transaction reads and changes them. */
public final class JdbcHistoryBook implements HistoryBook {
    private final Session session;

    public JdbcHistoryBook(Session session) {
        this.session = session;
    }

    @Override
    public List<Kept> of(DeviceId device, OptionalLong before, int atMost) {
        return session.query("past-updates")
                .bind("device", device.value())
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("most", atMost)
                .map(JdbcHistoryBook::read)
                .list();
    }

    @Override
    public void add(List<PastUpdate> outcomes) {
        Rows rows = session.rows("add-past-update");
        for (PastUpdate past : outcomes) {
            rows.row(past.device().value())
                    .text(past.update().value())
                    .text(ReportedDocument.wordOf(past.ending()))
                    .whole(past.at().toEpochMilli())
                    .text(past.from().map(Version::value).orElse(null))
                    .text(past.to().map(Version::value).orElse(null))
                    .text(past.reason().orElse(null));
        }
        rows.write();
    }

    @Override
    public int removeBefore(Instant time, int atMost) {
        return session.update("remove-past-updates")
                .bind("time", time.toEpochMilli())
                .bind("most", atMost)
                .execute();
    }

    private static Kept read(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                row.getLong(1),
                new PastUpdate(
                        new DeviceId(row.getString(2)),
                        new UpdateId(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Optional.ofNullable(row.getString(6)).map(Version::new),
                        Optional.ofNullable(row.getString(7)).map(Version::new),
                        ending(row.getString(4)),
                        Optional.ofNullable(row.getString(8))));
    }

    private static Ending ending(String word) {
        return ReportedDocument.endingOf(word)
                .meaning()
                .orElseThrow(() -> new IllegalStateException("the database holds an ending '" + word + "'"));
    }
}
