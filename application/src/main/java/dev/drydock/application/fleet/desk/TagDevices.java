package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.desk.ManageFleet.Tagging;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.application.fleet.run.RunRollouts;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.DeviceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Tags devices: on their twins first, where the transport keeps tags, and then in the inventory. */
final class TagDevices {
    /** Seconds until a transport has confirmed the tags of a slice: more than the slowest hub takes for it. */
    private static final long LONGEST_WRITING = 120;

    private final RolloutLedger ledger;
    private final RunRollouts server;

    TagDevices(RolloutLedger ledger, RunRollouts server) {
        this.ledger = ledger;
        this.server = server;
    }

    /**
     * The outcome of tagging some devices.
     *
     * @param tagged those that were
     * @param unknown those that the transport does not know
     * @param trouble why it was no use for others; empty for none
     */
    record Tagged(List<DeviceId> tagged, List<DeviceId> unknown, Optional<String> trouble) {}

    /** The reason for which a device cannot be tagged so; empty when it can. */
    Optional<String> objection(KnownDevice device, Tagging tagging) {
        Map<String, String> before = device.facts().tags();
        if (tagging.of(before).size() > DeviceFacts.MOST_TAGS) {
            return Optional.of("a device has at most " + DeviceFacts.MOST_TAGS + " tags");
        }
        return server.tags()
                .flatMap(kept -> kept.objection(before.keySet(), tagging.set().keySet(), tagging.removed()));
    }

    Tagged tag(List<DeviceId> devices, Tagging tagging) {
        Tagged written = server.tags()
                .map(kept -> write(kept, devices, tagging))
                .orElseGet(() -> new Tagged(devices, List.of(), Optional.empty()));
        written.tagged().forEach(server::tagged);
        List<DeviceId> known = ledger.exchange(Precedence.COMMAND, book -> tag(book, written.tagged(), tagging));
        return new Tagged(known, written.unknown(), written.trouble());
    }

    private static List<DeviceId> tag(RolloutBook book, List<DeviceId> ids, Tagging tagging) {
        Map<DeviceId, KnownDevice> known = book.fleet().devices(ids);
        known.forEach(
                (id, device) -> book.fleet().tag(id, tagging.of(device.facts().tags())));
        return List.copyOf(known.keySet());
    }

    private static Tagged write(DeviceTags kept, List<DeviceId> devices, Tagging tagging) {
        Map<DeviceId, CompletableFuture<Written>> writing = new LinkedHashMap<>();
        Written late = new Written.Unreachable("it was not confirmed within " + LONGEST_WRITING + " s");
        devices.forEach(device -> writing.put(
                device,
                kept.write(device, tagging.set(), tagging.removed())
                        .toCompletableFuture()
                        .completeOnTimeout(late, LONGEST_WRITING, TimeUnit.SECONDS)));
        Sorting sorting = new Sorting();
        writing.forEach((device, written) -> written.join().match(sorting.of(device)));
        return new Tagged(sorting.tagged, sorting.unknown, sorting.trouble);
    }

    /** The devices by what became of the writing. */
    private static final class Sorting {
        private final List<DeviceId> tagged = new ArrayList<>();
        private final List<DeviceId> unknown = new ArrayList<>();
        private Optional<String> trouble = Optional.empty();

        Written.Cases<Boolean> of(DeviceId device) {
            return new Written.Cases<>() {
                @Override
                public Boolean done(Written.Done done) {
                    return tagged.add(device);
                }

                @Override
                public Boolean unknownDevice(Written.UnknownDevice none) {
                    return unknown.add(device);
                }

                @Override
                public Boolean unreachable(Written.Unreachable unreachable) {
                    trouble = trouble.or(() -> Optional.of(unreachable.why()));
                    return false;
                }
            };
        }
    }
}
