package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.FleetView;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.Shuffle;
import dev.drydock.jdbc.database.Session;
import dev.drydock.protocol.fleet.ValuesDocument;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The devices as one transaction reads them. */
public class JdbcFleetView implements FleetView {
    private final Session session;

    public JdbcFleetView(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    @Override
    public Map<DeviceId, KnownDevice> devices(Collection<DeviceId> devices) {
        return devices(devices, "devices");
    }

    final Map<DeviceId, KnownDevice> devices(Collection<DeviceId> devices, String statement) {
        Map<DeviceId, KnownDevice> found = new LinkedHashMap<>();
        if (!devices.isEmpty()) {
            session.query(statement)
                    .bind("devices", array(devices))
                    .map(DeviceRow::read)
                    .forEach(device -> found.put(device.id(), device));
        }
        return found;
    }

    /** A JSON array, which a statement takes as one parameter. */
    public static String array(Collection<DeviceId> devices) {
        return ValuesDocument.array(devices.stream().map(DeviceId::value).toList());
    }

    @Override
    public List<KnownDevice> find(Query query, Instant now, Optional<DeviceId> after, int atMost) {
        return where("find-devices", Condition.of(query, now, session.dialect(), false))
                .bind("after", after.map(DeviceId::value).orElse(""))
                .bind("most", atMost)
                .map(DeviceRow::read)
                .list();
    }

    @Override
    public long count(Query query, Instant now) {
        return where("count-devices", Condition.of(query, now, session.dialect(), true))
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Map<String, Long> counts(Field.Fixed field, Query query, Instant now) {
        Map<String, Long> counts = new TreeMap<>();
        where("device-counts", Condition.of(query, now, session.dialect(), true))
                .define("column", FieldCondition.column(field))
                .map((row, context) ->
                        Map.entry(Optional.ofNullable(row.getString(1)).orElse(""), row.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public List<DeviceId> inOrder(Query query, Instant now, Shuffle shuffle) {
        return where("devices-in-order", Condition.of(query, now, session.dialect(), true))
                .bind("salt", shuffle.salt())
                .map((row, context) -> new DeviceId(row.getString(1)))
                .list();
    }

    private org.jdbi.v3.core.statement.Query where(String statement, Condition condition) {
        return session.query(statement).define("where", condition.text()).bindMap(condition.values());
    }
}
