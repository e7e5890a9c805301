package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.protocol.fleet.ValuesDocument;
import dev.drydock.protocol.json.MalformedDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** A device as the columns of its row, and its tags. */
final class DeviceRow {
    private DeviceRow() {}

    static KnownDevice read(ResultSet row, StatementContext context) throws SQLException {
        DeviceId id = new DeviceId(row.getString(1));
        Lineage lineage =
                new Lineage(text(row, 3).map(Epoch::new), row.getLong(4), epochs(row.getString(5)), row.getInt(6));
        try {
            DeviceFacts facts = new DeviceFacts(
                    id,
                    text(row, 7),
                    text(row, 8).map(Version::new),
                    text(row, 9),
                    text(row, 10),
                    row.getInt(11) == 1,
                    text(row, 12),
                    ValuesDocument.read(row.getString(16)),
                    ValuesDocument.read(row.getString(15)),
                    time(row, 14));
            return new KnownDevice(facts, row.getInt(2), lineage, text(row, 13).map(UpdateId::new));
        } catch (MalformedDocument e) {
            throw new IllegalStateException("the database holds a device " + id + " that cannot be read", e);
        }
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static List<Epoch> epochs(String words) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.split(" ", -1)).map(Epoch::new).toList();
    }

    static void bind(PreparedBatch batch, KnownDevice device) {
        DeviceFacts facts = device.facts();
        Lineage lineage = device.lineage();
        batch.bind("id", device.id().value())
                .bind("hash", device.hash())
                .bind("epoch", lineage.epoch().map(Epoch::value).orElse(null))
                .bind("sequence", lineage.sequence())
                .bind("former", lineage.former().stream().map(Epoch::value).collect(Collectors.joining(" ")))
                .bind("doubts", lineage.doubts())
                .bind("model", facts.model().orElse(null))
                .bind("version", facts.version().map(Version::value).orElse(null))
                .bind("state", facts.state().orElse(null))
                .bind("reason", facts.reason().orElse(null))
                .bind("connected", facts.connected() ? 1 : 0)
                .bind("zone", facts.zone().orElse(null))
                .bind("update_id", device.update().map(UpdateId::value).orElse(null))
                .bind("seen", facts.seen().map(Instant::toEpochMilli).orElse(null))
                .bind("attributes", ValuesDocument.write(facts.attributes()));
    }
}
