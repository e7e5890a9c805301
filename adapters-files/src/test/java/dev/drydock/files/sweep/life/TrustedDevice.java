package dev.drydock.files.sweep.life;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.floor.FloorFile;
import dev.drydock.application.device.floor.FloorPlaces;
import dev.drydock.application.device.floor.SecurityCounterStore;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.device.trust.SignedTrust;
import dev.drydock.application.device.trust.TrustAnchor;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.fakes.trust.CurrentTrust;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.admission.Rule;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.TrustRules;
import dev.drydock.domain.trust.manifest.VerifiedManifest;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.trust.memory.Release;
import dev.drydock.domain.update.Cancellable;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.sweep.trust.Trusting;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.World;
import dev.drydock.files.trust.FileFloor;
import dev.drydock.files.trust.FileKeySet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/** The trust of one start of a device, and what must hold of its floor whenever one looks. */
final class TrustedDevice {
    private final Slots slots;
    private final World world;
    private final FileFloor floor;
    private final OrderTrust trust;
    private boolean raising;

    TrustedDevice(StateFiles files, Slots slots, World world, WallTime time, Executor worker) {
        this.slots = OtherSlots.decodedOnce(slots, files);
        this.world = world;
        this.floor = new FileFloor(files);
        this.trust = isTrusting() ? broken(signed(files, time, worker)) : OrderTrust.NONE;
    }

    private boolean isTrusting() {
        return world.rig.trusting().asksForManifests();
    }

    private boolean is(Trusting fault) {
        return world.rig.trusting() == fault;
    }

    OrderTrust trust() {
        return trust;
    }

    private SignedTrust signed(StateFiles files, WallTime time, Executor worker) {
        TrustAnchor anchor = new TrustAnchor(
                TrustMode.SIGNED,
                ReleaseDesk.keySet(),
                Floor.NONE,
                ReleaseDesk.DEVICE,
                ReleaseDesk.MODEL,
                Optional.empty(),
                Manifest.PLAIN_TYPE);
        FileKeySet keySets = new FileKeySet(files, new FileKeySet.Form() {
            @Override
            public String write(SignedKeySet set) {
                return ReleaseDesk.write(set);
            }

            @Override
            public SignedKeySet read(String text) {
                return ReleaseDesk.readKeySet(text);
            }
        });
        return new SignedTrust(
                anchor, ReleaseDesk.verifier(), ReleaseDesk.keySetCheck(), places(), keySets, time, worker);
    }

    private FloorPlaces places() {
        if (is(Trusting.BELIEVES_THE_FILE_ALONE)) {
            return new FloorPlaces(OtherSlots.withoutReleases(slots), floor, SecurityCounterStore.NONE);
        }
        return is(Trusting.NEVER_TRIES_AGAIN)
                ? new FloorPlaces(slots, onceWritten(), onceRaised())
                : new FloorPlaces(slots, floor, world.chip);
    }

    private FloorFile onceWritten() {
        return new FloorFile() {
            @Override
            public Optional<Floor> read() {
                return floor.read();
            }

            @Override
            public void save(Floor next) {
                if (raising) {
                    floor.save(next);
                }
            }
        };
    }

    private SecurityCounterStore onceRaised() {
        return new SecurityCounterStore() {
            @Override
            public OptionalInt read() {
                return world.chip.read();
            }

            @Override
            public Optional<Reason> raise(int counter) {
                return raising ? world.chip.raise(counter) : Optional.empty();
            }
        };
    }

    private OrderTrust broken(SignedTrust sound) {
        return new CurrentTrust(sound) {
            @Override
            public Optional<Reason> raise(Release committed) {
                raising = true;
                Optional<Reason> refused = super.raise(committed);
                raising = false;
                return refused;
            }

            @Override
            public Optional<Reason> objection(UpdateOrder order) {
                return is(Trusting.TAKES_OTHER_BYTES_OF_THE_COMMITTED_SEQUENCE)
                        ? Optional.empty()
                        : super.objection(order);
            }
        };
    }

    Admission admission() {
        if (!isTrusting()) {
            return new Admission(false, false);
        }
        Admission sound = Admission.signed(false, false);
        return is(Trusting.TAKES_OTHER_BYTES_OF_THE_COMMITTED_SEQUENCE)
                ? new Admission(
                        sound.rules().stream().map(TrustedDevice::lenient).toList())
                : sound;
    }

    private static Rule lenient(Rule rule) {
        if (!rule.name().equals(TrustRules.SEQUENCE_GROWS.name())) {
            return rule;
        }
        return new Rule(
                rule.name(),
                rule.meaning(),
                rule.code(),
                it -> it.vouching()
                        .filter(vouching ->
                                vouching.verified().map(TrustedDevice::sequence).orElse(0L)
                                        < vouching.device().floor().sequence())
                        .flatMap(lower -> rule.judgement().apply(it)));
    }

    private static long sequence(VerifiedManifest verified) {
        return verified.manifest().numbers().sequence();
    }

    /** The image is on trial, and its health is asked for. */
    Optional<Reason> tried(Slot running) {
        if (is(Trusting.RAISES_ON_TRIAL)) {
            slots.image(running).flatMap(SlotImage::release).ifPresent(trust::raise);
        }
        return Optional.empty();
    }

    /** Looks at the floor in all its places; a device that has entered a state must not install what is below it. */
    void look(UpdateState state) {
        boolean changesNothing = state instanceof Cancellable || state instanceof Restarting;
        if (!isTrusting() || changesNothing) {
            return;
        }
        world.floor
                .look(slots, trust.facts().numbers())
                .forEach(wrong -> broken(wrong + ", in " + state.getClass().getSimpleName()));
        ReleaseNumbers highest = world.floor.highest();
        check(world.chip.counter() <= highest.securityCounter(), "the chip has " + world.chip.counter());
        ReleaseNumbers inFile = floor.read().map(Floor::numbers).orElse(ReleaseNumbers.NONE);
        check(inFile.max(highest).equals(highest), "the file has " + inFile);
        if (state instanceof Installing installing) {
            check(world.floor.allows(installing.update().order()), "it installs " + installing.id());
        }
    }

    /** Every place has the numbers once the device has been started again at rest. */
    void checkAtRest() {
        ReleaseNumbers highest = world.floor.highest();
        check(world.chip.counter() == highest.securityCounter(), "at rest the chip has " + world.chip.counter());
        ReleaseNumbers inFile = floor.read().map(Floor::numbers).orElse(ReleaseNumbers.NONE);
        check(inFile.equals(highest), "at rest the file has " + inFile);
    }

    void checkReplay(UpdateOrder old, OrderAnswer answer) {
        check(!(answer instanceof OrderAnswer.Taken), old.id() + " came again and was answered " + answer);
    }

    private void check(boolean kept, String wrong) {
        if (!kept) {
            broken(wrong + ", committed was " + world.floor.highest());
        }
    }

    private void broken(String wrong) {
        world.findings.broken(Promise.FLOOR, () -> wrong);
    }
}
