package dev.drydock.jdbc.access;

import dev.drydock.application.access.Token;
import dev.drydock.application.access.Tokens;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.jdbc.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The tokens in a database, their times to the millisecond. Thread-safe. */
public final class JdbcTokens implements Tokens {
    private final Database database;

    public JdbcTokens(Database database) {
        this.database = database;
    }

    @Override
    public void add(Token token, Digest secret) {
        database.write(
                Precedence.COMMAND,
                session -> session.update("add-token")
                        .bind("id", token.id())
                        .bind("person", token.person())
                        .bind("name", token.name())
                        .bind("secret", secret.hex())
                        .bind("created", token.created().toEpochMilli())
                        .bind(
                                "expires",
                                token.expires().map(Instant::toEpochMilli).orElse(null))
                        .execute());
    }

    @Override
    public Optional<Token> find(Digest secret) {
        return database.read(session -> session.query("token")
                .bind("secret", secret.hex())
                .map(JdbcTokens::read)
                .findOne());
    }

    @Override
    public List<Token> all() {
        return database.read(
                session -> session.query("tokens").map(JdbcTokens::read).list());
    }

    @Override
    public boolean remove(String id) {
        return database.write(
                Precedence.COMMAND,
                session -> session.update("remove-token").bind("id", id).execute() > 0);
    }

    private static Token read(ResultSet row, StatementContext context) throws SQLException {
        return new Token(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                expiry(row, 5));
    }

    private static Optional<Instant> expiry(ResultSet row, int column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
    }
}
