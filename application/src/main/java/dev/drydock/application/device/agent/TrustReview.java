package dev.drydock.application.device.agent;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.keyset.TrustWish;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes the key sets that the service wants the device to have, at rest alone: between the switch and the commit an older app may
 * come back. Used on the mailbox alone.
 */
final class TrustReview {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final UpdateRunner runner;
    private final AgentPorts ports;
    private final BooleanSupplier isSettled;
    private TrustWish latest = TrustWish.NONE;
    private boolean isDone = true;
    private boolean isFetching;
    private Duration pause = FIRST_PAUSE;

    /** @param isSettled whether a key set can be taken now */
    TrustReview(UpdateRunner runner, AgentPorts ports, BooleanSupplier isSettled) {
        this.isSettled = isSettled;
        this.runner = runner;
        this.ports = ports;
    }

    void take(TrustWish wish) {
        isDone = isDone && latest.equals(wish);
        latest = wish;
        pause = FIRST_PAUSE;
        review();
    }

    void review() {
        if (isDone || !isSettled.getAsBoolean()) {
            return;
        }
        Optional<ImageUri> place = latest.place();
        if (place.isEmpty()) {
            judge(latest.offer());
        } else if (!isFetching) {
            isFetching = true;
            ports.keySets().fetch(place.get()).thenAccept(offer -> runner.post(() -> fetched(place.get(), offer)));
        }
    }

    private void fetched(ImageUri place, KeySetOffer offer) {
        isFetching = false;
        boolean isWanted = latest.place().equals(Optional.of(place));
        if (!isWanted || !isSettled.getAsBoolean()) {
            review();
        } else if (offer.fault().map(Reason::code).equals(Optional.of(ReasonCode.KEY_SET_UNREACHABLE))) {
            runner.refuseKeySets(offer.fault());
            ports.deadlines().afterWithJitter(pause, () -> runner.post(this::review));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        } else {
            judge(offer);
        }
    }

    /** A disk that refuses now is tried again at the next review. */
    private void judge(KeySetOffer offer) {
        try {
            Optional<Reason> refused = ports.trust().take(offer);
            isDone = true;
            runner.refuseKeySets(refused);
        } catch (StorageFailure e) {
            runner.notSaved(e.reason());
            ports.deadlines().after(UpdateRunner.BEFORE_SAVING_AGAIN, () -> runner.post(this::review));
        }
    }
}
