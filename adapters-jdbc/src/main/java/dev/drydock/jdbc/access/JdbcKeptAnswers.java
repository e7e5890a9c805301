package dev.drydock.jdbc.access;

import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.jdbc.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The kept answers in a database. Thread-safe. */
public final class JdbcKeptAnswers implements KeptAnswers {
    private final Database database;

    public JdbcKeptAnswers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Kept> find(String person, String key) {
        return database.read(session -> session.query("kept-answer")
                .bind("person", person)
                .bind("key", key)
                .map(JdbcKeptAnswers::read)
                .findOne());
    }

    @Override
    public void keep(String person, String key, Kept answer, Instant at) {
        database.write(
                Precedence.COMMAND,
                session -> session.update("keep-answer")
                        .bind("person", person)
                        .bind("key", key)
                        .bind("request", answer.request().hex())
                        .bind("status", answer.status())
                        .bind("body", answer.body())
                        .bind("at", at.toEpochMilli())
                        .execute());
    }

    @Override
    public int removeBefore(Instant time, int atMost) {
        return database.write(
                Precedence.COMMAND,
                session -> session.update("remove-kept-answers")
                        .bind("time", time.toEpochMilli())
                        .bind("most", atMost)
                        .execute());
    }

    private static Kept read(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(new Digest(row.getString(1)), row.getInt(2), row.getString(3));
    }
}
