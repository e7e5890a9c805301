package dev.drydock.application.service.keys;

import dev.drydock.application.service.keys.PublishRound.Lacking;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Brings key sets to every device that lacks them and has no update under way. Nothing is remembered but what devices report, so
 * that a publication that was broken off goes on where it was.
 */
public final class PublishKeySets {
    private final DeviceTwins twins;
    private final KeyChain chain;
    private final Map<DeviceId, KeySetVersion> brought = new HashMap<>();

    public PublishKeySets(DeviceTwins twins, KeyChain chain) {
        this.twins = twins;
        this.chain = chain;
    }

    /**
     * Looks at every device once, and brings each what it lacks.
     *
     * @param wanted the devices that are looked at
     */
    public CompletionStage<PublishRound> round(Predicate<DeviceId> wanted) {
        List<DeviceTwin> devices = new ArrayList<>();
        return twins.list(twin -> {
                    if (wanted.test(twin.id())) {
                        devices.add(twin);
                    }
                })
                .thenCompose(listing -> judge(devices, listing));
    }

    private CompletionStage<PublishRound> judge(List<DeviceTwin> devices, TwinListing listing) {
        List<CompletableFuture<Optional<Lacking>>> lacking = new ArrayList<>();
        for (DeviceTwin device : devices) {
            device.reported()
                    .flatMap(Reported::trust)
                    .ifPresent(trust -> trust.keySet()
                            .ifPresent(
                                    own -> lacking.add(look(device, own, trust).toCompletableFuture())));
        }
        Optional<String> trouble = listing.unreachable().or(listing::incomplete);
        return CompletableFuture.allOf(lacking.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<Lacking> others =
                            lacking.stream().flatMap(one -> one.join().stream()).toList();
                    return new PublishRound(lacking.size(), lacking.size() - others.size(), others, trouble);
                });
    }

    private CompletionStage<Optional<Lacking>> look(DeviceTwin device, KeySetVersion own, DeviceTrust trust) {
        if (own.compareTo(chain.last()) >= 0) {
            return done(Optional.empty());
        }
        Optional<List<SignedKeySet>> next = chain.after(own);
        if (next.isEmpty()) {
            return done(lacks(device, "it has key set " + own + ", and the sets between are not named", true));
        }
        if (device.reported().filter(PublishKeySets::isWorking).isPresent()) {
            return done(lacks(device, "it has key set " + own + ", and an update is under way", false));
        }
        if (own.equals(brought.get(device.id()))) {
            String why = trust.refused()
                    .map(refused -> "it refuses: " + refused.code() + ", " + refused.message())
                    .orElse("it was told, and has not taken it");
            return done(lacks(device, "it has key set " + own + "; " + why, false));
        }
        return twins.bring(device.id(), next.get()).thenApply(written -> written.match(new Brought(device, own)));
    }

    private static boolean isWorking(Reported reported) {
        return reported.update().filter(update -> !update.isAtRest()).isPresent();
    }

    private static Optional<Lacking> lacks(DeviceTwin device, String why, boolean isFinal) {
        return Optional.of(new Lacking(device.id(), why, isFinal));
    }

    private static CompletionStage<Optional<Lacking>> done(Optional<Lacking> lacking) {
        return CompletableFuture.completedFuture(lacking);
    }

    /** The outcome of the writing. */
    private final class Brought implements Written.Cases<Optional<Lacking>> {
        private final DeviceTwin device;
        private final KeySetVersion own;

        Brought(DeviceTwin device, KeySetVersion own) {
            this.device = device;
            this.own = own;
        }

        @Override
        public Optional<Lacking> done(Written.Done done) {
            synchronized (brought) {
                brought.put(device.id(), own);
            }
            return lacks(device, "it has key set " + own + ", and was told now", false);
        }

        @Override
        public Optional<Lacking> unknownDevice(Written.UnknownDevice unknown) {
            return lacks(device, "the transport does not know it any more", true);
        }

        @Override
        public Optional<Lacking> unreachable(Written.Unreachable unreachable) {
            return lacks(device, unreachable.why(), false);
        }
    }
}
