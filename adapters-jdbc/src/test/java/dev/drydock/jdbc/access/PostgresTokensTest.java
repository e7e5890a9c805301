package dev.drydock.jdbc.access;

import dev.drydock.application.access.Tokens;
import dev.drydock.application.access.TokensContract;
import dev.drydock.jdbc.database.OpenLedger;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SharedPostgres;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tokens in a database that sorts texts as English does: ids have an order of their own. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresTokensTest extends TokensContract {
    @RegisterExtension
    final OpenLedger opened = new OpenLedger(folder -> PostgresDatabase.open(SharedPostgres.newFleetInEnglish()));

    @Override
    protected Tokens tokens() {
        return new JdbcTokens(opened.database());
    }
}
