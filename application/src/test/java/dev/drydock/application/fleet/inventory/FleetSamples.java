package dev.drydock.application.fleet.inventory;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices that have every value, and devices that have none. */
final class FleetSamples {
    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private FleetSamples() {}

    static KnownDevice full(String id) {
        return new KnownDevice(
                new DeviceFacts(
                        new DeviceId(id),
                        Optional.of("gateway"),
                        Optional.of(new Version("1:2.0.0~rc1+b")),
                        Optional.of("failed"),
                        Optional.of("digest-mismatch"),
                        true,
                        Optional.of("Europe/Oslo"),
                        Optional.of("digest"),
                        Optional.of("rev b"),
                        Optional.of(new DeviceTrust(
                                DeviceTrust.SIGNED,
                                Optional.of(new KeySetVersion(1, KeySetVersion.LARGEST)),
                                Optional.of(new Digest("0123456789abcdef".repeat(4))),
                                new ReleaseNumbers(ReleaseNumbers.LARGEST_SEQUENCE, Integer.MAX_VALUE),
                                List.of(1, 2),
                                List.of(1),
                                Optional.of(new DeviceTrust.Refused(
                                        Optional.of(new UpdateId("r.1")),
                                        "unknown-key",
                                        "key \"a\" is not known \u00e6")))),
                        Map.of(),
                        Map.of("board", "rev b", "1", "\"'\\"),
                        Optional.of(NOW.minusMillis(61_001))),
                Integer.MAX_VALUE,
                new Lineage(Optional.of(Epoch.of(7)), Long.MAX_VALUE, List.of(Epoch.of(6), Epoch.of(9)), 0),
                Optional.of(new ToldUpdate(
                        new UpdateId("r.1"), Optional.of(new Version("1.9.0")), Optional.of(new Version("2.0.0")))));
    }

    static KnownDevice bare(String id) {
        return new KnownDevice(
                new DeviceFacts(
                        new DeviceId(id),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        Optional.empty()),
                Integer.MAX_VALUE,
                Lineage.UNHEARD,
                Optional.empty());
    }

    static KnownDevice withHash(String id, int hash) {
        return new KnownDevice(bare(id).facts(), hash, Lineage.UNHEARD, Optional.empty());
    }

    static KnownDevice withSeen(String id, Instant seen) {
        return with(bare(id), Map.of(), Optional.of(seen));
    }

    static KnownDevice withTags(KnownDevice device, Map<String, String> tags) {
        return with(device, tags, device.facts().seen());
    }

    private static KnownDevice with(KnownDevice device, Map<String, String> tags, Optional<Instant> seen) {
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
                        seen),
                device.hash(),
                device.lineage(),
                device.update());
    }
}
