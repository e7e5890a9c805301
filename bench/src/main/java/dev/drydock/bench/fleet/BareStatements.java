package dev.drydock.bench.fleet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/** The bare statements of an intake, on tables with nothing else: a row read, two rows updated, one counted, and a durable commit. */
public final class BareStatements implements AutoCloseable {
    private static final int BATCH = 500;

    private final Connection connection;
    private final int devices;

    /** Makes the tables. */
    public BareStatements(String url, int devices) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.devices = devices;
        boolean isSqlite = url.startsWith("jdbc:sqlite:");
        String kept = isSqlite ? " WITHOUT ROWID" : "";
        try (Statement statement = connection.createStatement()) {
            if (isSqlite) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA cache_size = -262144");
            }
            statement.execute("CREATE TABLE bare_device (id TEXT PRIMARY KEY, sequence BIGINT, state TEXT)" + kept);
            statement.execute("CREATE TABLE bare_member (device TEXT PRIMARY KEY, state INTEGER, due BIGINT)" + kept);
            statement.execute("CREATE TABLE bare_wave (id INTEGER PRIMARY KEY, taken INTEGER)");
            statement.execute("INSERT INTO bare_wave (id, taken) VALUES (1, 0)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement device = connection.prepareStatement("INSERT INTO bare_device VALUES (?, 0, 'idle')");
                PreparedStatement member = connection.prepareStatement("INSERT INTO bare_member VALUES (?, 2, 0)")) {
            for (int i = 0; i < devices; i++) {
                device.setString(1, "device-" + i);
                device.addBatch();
                member.setString(1, "device-" + i);
                member.addBatch();
                if (i % BATCH == 0) {
                    device.executeBatch();
                    member.executeBatch();
                }
            }
            device.executeBatch();
            member.executeBatch();
        }
        connection.commit();
    }

    /** Takes so many reports of devices in any order. */
    public void take(int reports, long sequence) throws SQLException {
        take(
                new Random(sequence)
                        .ints(0, devices)
                        .distinct()
                        .limit(reports)
                        .boxed()
                        .toList(),
                sequence);
    }

    /** Takes a report of each of these devices. */
    public void take(List<Integer> order, long sequence) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                        "SELECT d.sequence, m.state FROM bare_device d JOIN bare_member m ON m.device = d.id WHERE d.id = ?");
                PreparedStatement device = connection.prepareStatement(
                        "UPDATE bare_device SET sequence = ?, state = 'downloading' WHERE id = ? AND sequence < ?");
                PreparedStatement member =
                        connection.prepareStatement("UPDATE bare_member SET state = 4, due = ? WHERE device = ?");
                PreparedStatement wave =
                        connection.prepareStatement("UPDATE bare_wave SET taken = taken + ? WHERE id = 1")) {
            for (int from = 0; from < order.size(); from += BATCH) {
                List<Integer> batch = order.subList(from, Math.min(order.size(), from + BATCH));
                for (int number : batch) {
                    String id = "device-" + number;
                    read.setString(1, id);
                    try (ResultSet row = read.executeQuery()) {
                        row.next();
                    }
                    device.setLong(1, sequence);
                    device.setString(2, id);
                    device.setLong(3, sequence);
                    device.addBatch();
                    member.setLong(1, sequence);
                    member.setString(2, id);
                    member.addBatch();
                }
                device.executeBatch();
                member.executeBatch();
                wave.setInt(1, batch.size());
                wave.executeUpdate();
                connection.commit();
            }
        }
    }

    /** Writes that members have their order, or have taken it. */
    public void move(List<Integer> members, int state) throws SQLException {
        try (PreparedStatement member =
                connection.prepareStatement("UPDATE bare_member SET state = ?, due = 0 WHERE device = ?")) {
            for (int number : members) {
                member.setInt(1, state);
                member.setString(2, "device-" + number);
                member.addBatch();
            }
            member.executeBatch();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
