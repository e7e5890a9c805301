package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.inventory.ToldUpdate;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.jdbc.database.Rows;
import dev.drydock.protocol.fleet.ValuesDocument;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.report.TrustDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

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
                    text(row, 16),
                    text(row, 20),
                    trust(row.getString(21)),
                    ValuesDocument.read(row.getString(17)),
                    ValuesDocument.read(row.getString(15)),
                    time(row, 14));
            return new KnownDevice(facts, row.getInt(2), lineage, update(row));
        } catch (MalformedDocument e) {
            throw new IllegalStateException("the database holds a device " + id + " that cannot be read", e);
        }
    }

    private static Optional<DeviceTrust> trust(@Nullable String document) throws MalformedDocument {
        return document == null ? Optional.empty() : TrustDocument.read(document);
    }

    private static Optional<ToldUpdate> update(ResultSet row) throws SQLException {
        Optional<Version> from = text(row, 18).map(Version::new);
        Optional<Version> to = text(row, 19).map(Version::new);
        return text(row, 13).map(id -> new ToldUpdate(new UpdateId(id), from, to));
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

    /** The values in the order of {@code save-device}. */
    static void add(Rows rows, KnownDevice device) {
        DeviceFacts facts = device.facts();
        Lineage lineage = device.lineage();
        rows.row(device.id().value())
                .whole(device.hash())
                .text(lineage.epoch().map(Epoch::value).orElse(null))
                .whole(lineage.sequence())
                .text(lineage.former().stream().map(Epoch::value).collect(Collectors.joining(" ")))
                .whole(lineage.doubts())
                .text(facts.model().orElse(null))
                .text(facts.version().map(Version::value).orElse(null))
                .text(facts.state().orElse(null))
                .text(facts.reason().orElse(null))
                .truth(facts.connected())
                .text(facts.zone().orElse(null))
                .text(device.update().map(ToldUpdate::id).map(UpdateId::value).orElse(null))
                .whole(facts.seen().map(Instant::toEpochMilli).orElse(null))
                .text(ValuesDocument.write(facts.attributes()))
                .text(facts.proof().orElse(null))
                .text(version(device.update().flatMap(ToldUpdate::from)))
                .text(version(device.update().flatMap(ToldUpdate::to)))
                .text(facts.hardware().orElse(null))
                .text(facts.trust().map(DeviceTrust::mode).orElse(null))
                .text(facts.trust().map(TrustDocument::write).map(Json::write).orElse(null));
    }

    private static @Nullable String version(Optional<Version> version) {
        return version.map(Version::value).orElse(null);
    }
}
