package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** A wave as the columns of its row. */
final class WaveRow {
    private static final Map<Tally, String> COLUMNS = new EnumMap<>(Tally.class);

    static {
        for (Tally tally : Tally.values()) {
            COLUMNS.put(tally, column(tally));
        }
    }

    private WaveRow() {}

    /** A join is called left as well. */
    private static String column(Tally tally) {
        return tally == Tally.LEFT ? "left_desired" : tally.name().toLowerCase(Locale.ROOT);
    }

    static WaveEntry read(ResultSet row, StatementContext context) throws SQLException {
        Map<Tally, Integer> counts = new EnumMap<>(Tally.class);
        for (Map.Entry<Tally, String> column : COLUMNS.entrySet()) {
            counts.put(column.getKey(), row.getInt(column.getValue()));
        }
        Wave wave = new Wave(
                WaveWords.read(row.getString("state")),
                Counts.of(counts),
                new Findings(row.getInt("successes"), row.getInt("failures"), row.getInt("of_delivery")),
                new Evidence(row.getLong("ratio"), row.getLong("ratio_own")));
        return new WaveEntry(
                row.getInt("number"),
                wave,
                Columns.time(row, row.findColumn("soak_due")),
                Columns.time(row, row.findColumn("patience_due")));
    }

    static Update bind(Update update, long rollout, WaveEntry entry) {
        Wave wave = entry.wave();
        COLUMNS.forEach((tally, column) -> update.bind(column, wave.counts().of(tally)));
        return update.bind("rollout", rollout)
                .bind("number", entry.number())
                .bind("state", WaveWords.write(wave.state()))
                .bind("successes", wave.found().successes())
                .bind("failures", wave.found().failures())
                .bind("of_delivery", wave.found().ofDelivery())
                .bind("ratio", wave.evidence().ratio())
                .bind("ratio_own", wave.evidence().withoutDelivery())
                .bind("soak_due", Columns.orNull(entry.soakDue()))
                .bind("patience_due", Columns.orNull(entry.patienceDue()));
    }
}
