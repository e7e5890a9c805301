package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.Place;
import dev.drydock.domain.wave.share.Shuffle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The devices of a ledger in memory, by id. */
final class DeviceTable {
    private final TreeMap<DeviceId, KnownDevice> devices = new TreeMap<>();

    FleetBook within(Deque<Runnable> undo) {
        return new Book(undo);
    }

    /** The devices within one transaction. */
    private final class Book implements FleetBook {
        private final Deque<Runnable> undo;

        Book(Deque<Runnable> undo) {
            this.undo = undo;
        }

        @Override
        public Map<DeviceId, KnownDevice> devices(Collection<DeviceId> wanted) {
            Map<DeviceId, KnownDevice> found = new LinkedHashMap<>();
            for (DeviceId id : wanted) {
                Optional.ofNullable(devices.get(id)).ifPresent(device -> found.put(id, device));
            }
            return found;
        }

        @Override
        public List<KnownDevice> find(Query query, Instant now, Optional<DeviceId> after, int atMost) {
            Map<DeviceId, KnownDevice> behind = after.<Map<DeviceId, KnownDevice>>map(id -> devices.tailMap(id, false))
                    .orElse(devices);
            return taken(behind, query, now).limit(atMost).toList();
        }

        private Stream<KnownDevice> taken(Map<DeviceId, KnownDevice> among, Query query, Instant now) {
            return among.values().stream().filter(device -> query.takes(device.facts(), now));
        }

        @Override
        public long count(Query query, Instant now) {
            return taken(devices, query, now).count();
        }

        @Override
        public Map<String, Long> counts(Field.Fixed field, Query query, Instant now) {
            return taken(devices, query, now)
                    .collect(Collectors.groupingBy(
                            device -> field.of(device.facts()).orElse(""), TreeMap::new, Collectors.counting()));
        }

        @Override
        public List<DeviceId> inOrder(Query query, Instant now, Shuffle shuffle) {
            return taken(devices, query, now)
                    .map(device -> shuffle.placeOf(device.id(), device.hash()))
                    .sorted()
                    .map(Place::id)
                    .toList();
        }

        @Override
        public void save(Collection<KnownDevice> changed) {
            for (KnownDevice device : changed) {
                Optional<KnownDevice> known = Optional.ofNullable(devices.get(device.id()));
                Map<String, String> tags =
                        known.map(before -> before.facts().tags()).orElse(Map.of());
                int hash = known.map(KnownDevice::hash).orElse(device.hash());
                put(device.id(), Optional.of(with(device, hash, tags)));
            }
        }

        @Override
        public void tag(DeviceId id, Map<String, String> tags) {
            KnownDevice known = Optional.ofNullable(devices.get(id))
                    .orElseThrow(() -> new IllegalArgumentException("there is no device " + id));
            put(id, Optional.of(with(known, known.hash(), tags)));
        }

        @Override
        public void forget(Collection<DeviceId> forgotten) {
            forgotten.forEach(id -> put(id, Optional.empty()));
        }

        private void put(DeviceId id, Optional<KnownDevice> next) {
            Optional<KnownDevice> before = Optional.ofNullable(devices.get(id));
            write(id, next);
            undo.push(() -> write(id, before));
        }

        private void write(DeviceId id, Optional<KnownDevice> device) {
            device.ifPresentOrElse(known -> devices.put(id, known), () -> devices.remove(id));
        }

        private static KnownDevice with(KnownDevice device, int hash, Map<String, String> tags) {
            DeviceFacts facts = device.facts();
            return new KnownDevice(
                    new DeviceFacts(
                            facts.id(),
                            facts.model(),
                            facts.version(),
                            facts.state(),
                            facts.reason(),
                            facts.connected(),
                            facts.zone(),
                            facts.proof(),
                            facts.hardware(),
                            facts.trust(),
                            tags,
                            facts.attributes(),
                            facts.seen().map(seen -> seen.truncatedTo(ChronoUnit.MILLIS))),
                    hash,
                    device.lineage(),
                    device.update());
        }
    }
}
