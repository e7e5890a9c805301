package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.Times;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Pace;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.rollout.KnownPlans;
import dev.drydock.protocol.rollout.PlanDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** A rollout as the columns of its row. */
final class RolloutRow {
    private static final KnownPlans PLANS = new KnownPlans();

    private RolloutRow() {}

    static RolloutEntry read(ResultSet row, StatementContext context) throws SQLException {
        RolloutId id = new RolloutId(row.getString("id"));
        try {
            return new RolloutEntry(
                    new Rank(row.getInt("priority"), row.getLong("created"), id),
                    Optional.ofNullable(row.getString("author")),
                    PLANS.of(row.getString("plan")),
                    RolloutWords.read(row.getString("state")),
                    new Times(
                            Columns.time(row, row.findColumn("due")),
                            Columns.time(row, row.findColumn("deadline")),
                            new Pace(row.getLong("pace")),
                            Columns.time(row, row.findColumn("settled_at"))),
                    row.getInt("settled") == 1,
                    row.getLong("revision"));
        } catch (MalformedDocument e) {
            throw new IllegalStateException("the database holds a rollout " + id + " that cannot be read", e);
        }
    }

    static Update bind(Update update, RolloutEntry rollout) {
        return update.bind("id", rollout.id().value())
                .bind("priority", rollout.rank().priority())
                .bind("created", rollout.rank().created())
                .bind("name", rollout.plan().name())
                .bind("plan", PlanDocument.write(rollout.plan()))
                .bind("dynamic", rollout.plan().rollout().isDynamic() ? 1 : 0)
                .bind("state", RolloutWords.write(rollout.state()))
                .bind("author", rollout.by().orElse(null))
                .bind("due", Columns.orNull(rollout.times().patience()))
                .bind("deadline", Columns.orNull(rollout.times().deadline()))
                .bind("pace", rollout.times().pace().until())
                .bind("settledAt", Columns.orNull(rollout.times().settled()))
                .bind("settled", rollout.isSettled() ? 1 : 0)
                .bind("revision", rollout.revision());
    }
}
