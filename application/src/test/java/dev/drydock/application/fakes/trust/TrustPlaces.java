package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.floor.FloorPlaces;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.trust.SignedTrust;
import dev.drydock.application.device.trust.TrustAnchor;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.memory.Floor;
import java.util.Optional;
import java.util.concurrent.Executor;

/** All that lasts of a gateway's trust, and the trust that each of its starts makes of it. */
public final class TrustPlaces {
    public final InMemoryFloor floor = new InMemoryFloor();
    public final InMemoryKeySets keySets = new InMemoryKeySets();
    public final CounterChip chip = new CounterChip();
    public TrustMode mode = TrustMode.SIGNED;
    public SignedKeySet ofImage = ReleaseDesk.keySet();
    public Floor floorOfImage = Floor.NONE;
    public Optional<String> hardware = Optional.empty();

    public SignedTrust trust(Slots slots, WallTime time, Executor worker) {
        TrustAnchor anchor = new TrustAnchor(
                mode, ofImage, floorOfImage, ReleaseDesk.DEVICE, ReleaseDesk.MODEL, hardware, Manifest.PLAIN_TYPE);
        FloorPlaces places = new FloorPlaces(slots, floor, chip);
        return new SignedTrust(
                anchor, ReleaseDesk.verifier(), ReleaseDesk.keySetCheck(), places, keySets, time, worker);
    }
}
