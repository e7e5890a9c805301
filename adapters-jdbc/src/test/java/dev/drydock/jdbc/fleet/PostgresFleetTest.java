package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.FleetContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.OpenLedger;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SharedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inventory in a database that sorts texts as English does: ids have an order of their own. */
class PostgresFleetTest extends FleetContract {
    @RegisterExtension
    final OpenLedger opened = new OpenLedger(folder -> PostgresDatabase.open(inEnglish(SharedPostgres.newDatabase())));

    /** The first version whose databases may be sorted by ICU. */
    private static final int WITH_ICU = 15;

    private static String inEnglish(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < WITH_ICU) {
                return url;
            }
            String name = connection.getCatalog();
            statement.execute("CREATE DATABASE " + name + "_en TEMPLATE template0 ENCODING 'UTF8'"
                    + " LOCALE_PROVIDER icu ICU_LOCALE 'en'");
            return url.replace("/" + name, "/" + name + "_en");
        }
    }

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
