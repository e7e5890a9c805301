package dev.drydock.jdbc.database;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;

/** The tables of the first version, with a device in them. */
final class FirstTables {
    static final String DEVICE = "INSERT INTO device (id, hash, sequence, former, doubts, connected, attributes)"
            + " VALUES ('lamp', 7, 3, '', 0, 1, '{}')";

    private static final DeviceId LAMP = new DeviceId("lamp");

    private FirstTables() {}

    static KnownDevice device(Database database) {
        return new JdbcRolloutLedger(database)
                .<KnownDevice>read(view -> view.fleet().devices(Set.of(LAMP)).get(LAMP));
    }

    static void make(String url, Dialect dialect) {
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(url, null, null)
                .table(Migration.HISTORY)
                .locations("classpath:dev/drydock/jdbc/migration")
                .placeholders(Map.of("without_rowid", dialect.withoutRowid()))
                .target("1")
                .load()
                .migrate();
    }
}
