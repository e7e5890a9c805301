package dev.drydock.bootstrap.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.access.Tokens;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.access.JdbcKeptAnswers;
import dev.drydock.jdbc.access.JdbcTokens;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.rest.desk.Backup;

/** The ports that an open database stands behind. */
final class DatabaseModule extends AbstractModule {
    private final Database database;
    private final DatabaseCopies copies;

    DatabaseModule(Database database, DatabaseCopies copies) {
        this.database = database;
        this.copies = copies;
    }

    @Override
    protected void configure() {
        bind(Backup.Maker.class).toInstance(copies);
    }

    @Provides
    @Singleton
    RolloutLedger ledger() {
        return new JdbcRolloutLedger(database);
    }

    @Provides
    @Singleton
    Tokens tokens() {
        return new JdbcTokens(database);
    }

    @Provides
    @Singleton
    KeptAnswers answers() {
        return new JdbcKeptAnswers(database);
    }
}
