package dev.drydock.application.device.trust;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.floor.FloorKeeper;
import dev.drydock.application.device.floor.FloorPlaces;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Vouching;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Bearer;
import dev.drydock.domain.trust.manifest.ManifestFinding;
import dev.drydock.domain.trust.manifest.TrustRules;
import dev.drydock.domain.trust.manifest.VerifiedManifest;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.trust.memory.Release;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The trust of a device in manifests that are signed with keys of its key set. */
public final class SignedTrust implements OrderTrust {
    private static final System.Logger LOG = System.getLogger(SignedTrust.class.getName());

    private final TrustAnchor anchor;
    private final ManifestVerifier verifier;
    private final KeySetCheck keys;
    private final FloorKeeper floors;
    private final KeySetStore keySets;
    private final WallTime time;
    private final Executor worker;
    private volatile SignedKeySet trusted;

    /**
     * @param places of the floor
     * @param worker tries again what a place of the floor has refused
     */
    public SignedTrust(
            TrustAnchor anchor,
            ManifestVerifier verifier,
            KeySetCheck keys,
            FloorPlaces places,
            KeySetStore keySets,
            WallTime time,
            Executor worker) {
        this.anchor = anchor;
        this.verifier = verifier;
        this.keys = keys;
        this.floors = new FloorKeeper(places.slots(), places.file(), places.store(), anchor.floor());
        this.keySets = keySets;
        this.time = time;
        this.worker = worker;
        this.trusted = anchor.keySet();
    }

    /** The key set of a folder counts, and is kept, once its image is the committed one; it is kept after its floors. */
    @Override
    public void begin() {
        Optional<SignedKeySet> kept = keySets.read();
        boolean isCommitted = isCommitted();
        boolean isLater = kept.filter(set -> !isAbove(anchor.keySet(), set)).isEmpty();
        trusted = isLater && (isCommitted || kept.isEmpty()) ? anchor.keySet() : kept.orElse(anchor.keySet());
        floors.begin();
        if (isCommitted && kept.equals(Optional.of(trusted))) {
            floorOfModel(trusted).ifPresent(floors::set);
        } else if (isCommitted) {
            adopt(trusted);
        }
    }

    /** Takes the set of a committed image's folder. One that the disk refuses now is there again at the next start. */
    private void adopt(SignedKeySet set) {
        floorOfModel(set).ifPresent(floors::set);
        trusted = set;
        try {
            keySets.save(set);
        } catch (StorageFailure e) {
            LOG.log(System.Logger.Level.WARNING, "The key set could not be kept: {0}", e.reason());
        }
    }

    private static boolean isAbove(SignedKeySet one, SignedKeySet other) {
        return one.set().version().compareTo(other.set().version()) > 0;
    }

    private boolean isCommitted() {
        FloorKeeper.Committed committed = floors.committed();
        return committed.boot().running() == committed.boot().committed();
    }

    private Optional<Floor> floorOfModel(SignedKeySet set) {
        return Optional.ofNullable(set.set().floors().get(anchor.model())).map(Floor::of);
    }

    /** The floors of a set are written before the set is: a crash between the two takes the set again. */
    @Override
    public Optional<Reason> take(KeySetOffer offer) {
        for (SignedKeySet offered : offer.sets()) {
            Optional<Reason> refused =
                    keys.next(offered, trusted).match(taken -> take(offered), passed -> Optional.empty(), Optional::of);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return offer.fault();
    }

    private Optional<Reason> take(SignedKeySet next) {
        floorOfModel(next).ifPresent(floors::set);
        keySets.save(next);
        trusted = next;
        return Optional.empty();
    }

    @Override
    public Examined examine(UpdateOrder order) {
        if (floors.isOutstanding()) {
            worker.execute(floors::retry);
        }
        Optional<ManifestFinding> finding = order.manifest().map(this::check);
        Vouching vouching = new Vouching(finding, bearer());
        UpdateOrder completed = vouching.verified()
                .map(verified -> order.completedBy(verified.manifest()))
                .orElse(order);
        return new Examined(completed, Optional.of(vouching));
    }

    @Override
    public Optional<Reason> objection(UpdateOrder order) {
        if (order.manifest().isEmpty()) {
            return anchor.mode() == TrustMode.SIGNED
                    ? Optional.of(Reason.of(ReasonCode.MANIFEST_MISSING))
                    : Optional.empty();
        }
        return check(order.manifest().get())
                .match(
                        verified -> disagreement(order, verified).or(() -> TrustRules.firstRefusal(verified, bearer())),
                        Optional::of);
    }

    /** The image is fetched and compared by the order: where that names another one, its manifest says nothing of it. */
    private static Optional<Reason> disagreement(UpdateOrder order, VerifiedManifest verified) {
        return order.namesImageOf(verified.manifest())
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonCode.MANIFEST_DISAGREES));
    }

    @Override
    public Optional<Release> release(UpdateOrder order) {
        return order.manifest()
                .flatMap(manifest -> check(manifest).match(Optional::of, reason -> Optional.<VerifiedManifest>empty()))
                .map(verified -> new Release(
                        verified.identity(),
                        verified.manifest().numbers(),
                        verified.manifest().validity().issued(),
                        floors.floor().at()));
    }

    @Override
    public Optional<Reason> raise(Release committed) {
        Optional<Reason> refused = floors.raise(committed);
        if (isAbove(anchor.keySet(), trusted) && isCommitted()) {
            adopt(anchor.keySet());
        }
        return refused;
    }

    @Override
    public TrustFacts facts() {
        try {
            Optional<Release> release = floors.committed().release();
            return new TrustFacts(
                    anchor.mode(),
                    Optional.of(trusted.set().version()),
                    release.map(Release::identity),
                    floors.floor().numbers(),
                    Optional.empty(),
                    floors.note());
        } catch (StorageFailure e) {
            return new TrustFacts(
                    anchor.mode(),
                    Optional.of(trusted.set().version()),
                    Optional.empty(),
                    ReleaseNumbers.NONE,
                    Optional.empty(),
                    floors.note());
        }
    }

    private ManifestFinding check(OrderManifest manifest) {
        return manifest.text()
                .map(text -> verifier.verify(text, trusted.set()))
                .orElseGet(() -> new ManifestFinding.Refused(Reason.of(ReasonCode.MANIFEST_MISSING)));
    }

    private Bearer bearer() {
        Floor floor = floors.floor();
        FloorKeeper.Committed committed = floors.committed();
        return new Bearer(
                anchor.id(),
                anchor.model(),
                anchor.hardware(),
                anchor.imageType(),
                floor.notBefore(trusted.set().issued()).floored(time.now()),
                floor.numbers(),
                committed.release().map(Release::numbers).orElse(ReleaseNumbers.NONE),
                committed.image().map(SlotImage::measured).map(measured -> measured.digest()));
    }
}
