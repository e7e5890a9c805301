package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.jdbc.database.Rows;
import dev.drydock.jdbc.database.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The devices as one transaction changes them. Rows read by id are locked until it ends. */
public final class JdbcFleetBook extends JdbcFleetView implements FleetBook {
    public JdbcFleetBook(Session session) {
        super(session);
    }

    @Override
    public Map<DeviceId, KnownDevice> devices(Collection<DeviceId> devices) {
        return devices(devices, "devices-to-change");
    }

    @Override
    public void save(Collection<KnownDevice> devices) {
        // By id, so that two transactions never wait for each other; each once, as PostgreSQL demands of one statement.
        Map<DeviceId, KnownDevice> byId = new TreeMap<>();
        devices.forEach(device -> byId.put(device.id(), device));
        Rows rows = session().rows("save-device");
        byId.values().forEach(device -> DeviceRow.add(rows, device));
        rows.write();
    }

    @Override
    public void tag(DeviceId device, Map<String, String> tags) {
        if (devices(List.of(device)).isEmpty()) {
            throw new IllegalArgumentException("there is no device " + device);
        }
        session().update("remove-tags").bind("device", device.value()).execute();
        Rows rows = session().rows("add-tag");
        tags.forEach((name, value) -> rows.row(device.value()).text(name).text(value));
        rows.write();
    }

    @Override
    public void forget(Collection<DeviceId> devices) {
        if (!devices.isEmpty()) {
            session().update("forget-devices").bind("devices", array(devices)).execute();
        }
    }
}
