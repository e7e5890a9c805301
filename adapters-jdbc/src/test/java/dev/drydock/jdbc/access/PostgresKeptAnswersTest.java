package dev.drydock.jdbc.access;

import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.access.KeptAnswersContract;
import dev.drydock.jdbc.database.OpenLedger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PostgresKeptAnswersTest extends KeptAnswersContract {
    @RegisterExtension
    final OpenLedger opened = OpenLedger.postgres();

    @Override
    protected KeptAnswers answers() {
        return new JdbcKeptAnswers(opened.database());
    }
}
