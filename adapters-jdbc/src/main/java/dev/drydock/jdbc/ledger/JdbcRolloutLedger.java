package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.jdbc.database.Database;
import java.util.function.Function;

/** The ledger in a database. */
public final class JdbcRolloutLedger implements RolloutLedger {
    private final Database database;

    public JdbcRolloutLedger(Database database) {
        this.database = database;
    }

    @Override
    public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
        return database.write(precedence, session -> work.apply(new JdbcRolloutBook(session)));
    }

    @Override
    public <T> T read(Function<RolloutView, T> look) {
        return database.read(session -> look.apply(new JdbcRolloutView(session)));
    }
}
