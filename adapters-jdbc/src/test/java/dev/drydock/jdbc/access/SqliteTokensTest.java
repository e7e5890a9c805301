package dev.drydock.jdbc.access;

import dev.drydock.application.access.Tokens;
import dev.drydock.application.access.TokensContract;
import dev.drydock.jdbc.database.OpenLedger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SqliteTokensTest extends TokensContract {
    @RegisterExtension
    final OpenLedger opened = OpenLedger.sqlite();

    @Override
    protected Tokens tokens() {
        return new JdbcTokens(opened.database());
    }
}
