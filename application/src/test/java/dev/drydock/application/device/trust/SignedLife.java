package dev.drydock.application.device.trust;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Power;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.fakes.trust.FloorWatch;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.update.Cancellable;
import dev.drydock.domain.update.Underway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * One random life of a device that asks for manifests: releases, ways back and troubles, drawn from a seed. Whoever gives orders
 * gives every old one again, under other ids, at every point.
 */
final class SignedLife {
    private static final Reason SICK = Reason.of(ReasonCode.UNHEALTHY);

    private final long seed;
    private final Random dice;
    private final TrustPlaces places = new TrustPlaces();
    private final TestDevice device = new TestDevice().trusting(places, false);
    private final FloorWatch watch = new FloorWatch();
    private final List<UpdateOrder> given = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private final TreeMap<String, Integer> seen = new TreeMap<>();
    private int replays;
    private long sequence = 30;
    private int counter = 3;

    /** @param admission that of the device; a sound one, or one that has to be found out */
    SignedLife(long seed, Admission admission) {
        this.seed = seed;
        this.dice = new Random(seed);
        device.admission = admission;
        withPower(device::start);
    }

    List<String> breaches() {
        return breaches;
    }

    /** What happened, and how often. */
    TreeMap<String, Integer> seen() {
        return seen;
    }

    SignedLife live(int things) {
        for (int i = 0; i < things; i++) {
            withPower(this::something);
            look();
            withPower(this::replayOne);
            look();
        }
        return this;
    }

    /** No more trouble: every place has the numbers in the end, and every old order is sent once more. */
    SignedLife comeToRest() {
        device.journal.full(false);
        device.power.safe();
        device.restart.allow();
        device.complaint = Optional.empty();
        places.floor.full(false);
        places.chip.refusing(false);
        device.boot().runToRest();
        List.copyOf(given).forEach(this::replay);
        device.runToRest();
        device.boot().runToRest();
        look();
        breachUnless(
                places.chip.counter() == watch.highest().securityCounter(),
                "the chip has " + places.chip.counter() + " of " + watch.highest());
        return this;
    }

    private void something() {
        int what = dice.nextInt(100);
        if (what < 50) {
            boolean ignored = device.step();
        } else if (what < 58) {
            device.time.advance(Duration.ofSeconds(dice.nextInt(1, 900)));
        } else if (what < 68) {
            give(release());
        } else if (what < 72) {
            wayBack().ifPresent(this::give);
        } else if (what < 76) {
            device.complaint = dice.nextBoolean() ? Optional.of(SICK) : Optional.empty();
        } else if (what < 78) {
            given.stream()
                    .skip(given.size() / 2)
                    .findFirst()
                    .map(UpdateOrder::id)
                    .ifPresent(device.slots::unbootable);
        } else if (what < 80) {
            places.chip.refusing(dice.nextInt(3) > 0);
        } else if (what < 82) {
            places.floor.full(dice.nextBoolean());
        } else if (what < 84) {
            places.floor.lose();
            device.boot();
        } else if (what < 86) {
            places.keySets.lose();
        } else if (what < 88) {
            device.journal.full(dice.nextInt(3) == 0);
        } else if (what < 93) {
            device.power.cutAtUse(dice.nextInt(1, 12));
        } else if (what < 97) {
            device.kill().start();
        } else {
            device.boot();
        }
    }

    private UpdateOrder release() {
        sequence++;
        counter += dice.nextInt(2);
        return ReleaseDesk.signed(Images.order("u" + sequence), sequence, counter);
    }

    /** A new manifest over the bytes of an earlier order. */
    private Optional<UpdateOrder> wayBack() {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        UpdateOrder former = given.get(dice.nextInt(given.size()));
        sequence++;
        String image = former.uri().value().substring(former.uri().value().lastIndexOf('/') + 1);
        UpdateOrder back = Images.order("u" + sequence, image);
        Manifest manifest = ReleaseDesk.manifest(back, sequence, counter);
        return Optional.of(ReleaseDesk.signed(back, manifest));
    }

    private void give(UpdateOrder order) {
        given.add(order);
        count(device.order(order).getNow(null) instanceof OrderAnswer.Taken ? "taken" : "not taken");
    }

    private void replayOne() {
        if (!given.isEmpty()) {
            replay(given.get(dice.nextInt(given.size())));
        }
    }

    private void replay(UpdateOrder old) {
        UpdateOrder replayed = new UpdateOrder(
                        new UpdateId("replay-" + ++replays),
                        old.uri(),
                        old.version(),
                        old.size(),
                        old.digest(),
                        old.notAfter())
                .with(old.manifest());
        boolean allowed = watch.allows(replayed);
        boolean taken = device.order(replayed).getNow(null) instanceof OrderAnswer.Taken;
        count(taken ? "replay taken" : "replay refused");
        breachUnless(allowed || !taken, "a replay of " + old.id() + " was taken above " + watch.highest());
    }

    private void withPower(Runnable action) {
        try {
            action.run();
        } catch (Power.Cut cut) {
            // It is seen below, wherever it struck.
        }
        while (device.power.isOff()) {
            count("power cut");
            device.kill();
            device.boot();
        }
    }

    private void look() {
        watch.look(device.slots, device.trust().facts().numbers()).forEach(wrong -> breachUnless(false, wrong));
        breachUnless(
                places.chip.counter() <= watch.highest().securityCounter(),
                "the chip has " + places.chip.counter() + " above " + watch.highest());
        if (device.state() instanceof Underway underway && !(underway instanceof Cancellable)) {
            count("in " + underway.stage());
        }
        if (watch.highest().sequence() > 0) {
            count("committed " + watch.highest().sequence());
        }
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private void breachUnless(boolean kept, String breach) {
        if (!kept) {
            List<String> log = device.log.entries();
            breaches.add("seed " + seed + ": " + breach + ", at last "
                    + log.subList(Math.max(0, log.size() - 30), log.size()));
        }
    }
}
