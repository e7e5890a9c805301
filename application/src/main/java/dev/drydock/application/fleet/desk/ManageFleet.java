package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.application.fleet.run.RunRollouts;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The inventory of devices: finds, counts, tags and forgets them. */
public final class ManageFleet {
    /** Devices that are tagged in one transaction. */
    private static final int SLICE = 500;

    private final RolloutLedger ledger;
    private final RunRollouts server;
    private final TagDevices tags;
    private final Supplier<Instant> clock;

    /** @param clock the wall clock, for queries that ask how long ago a device was seen */
    public ManageFleet(RolloutLedger ledger, RunRollouts server, Supplier<Instant> clock) {
        this.ledger = ledger;
        this.server = server;
        this.tags = new TagDevices(ledger, server);
        this.clock = clock;
    }

    /**
     * The devices that a query takes, by id.
     *
     * @param after the id behind which to go on
     */
    public List<KnownDevice> find(Query query, Optional<DeviceId> after, int atMost) {
        return ledger.read(view -> view.fleet().find(query, clock.get(), after, atMost));
    }

    /** The number of devices that a query takes. */
    public long count(Query query) {
        return ledger.read(view -> view.fleet().count(query, clock.get()));
    }

    /** The number of devices by the value of each of these fields. */
    public Map<Field.Fixed, Map<String, Long>> counts(Query query, Collection<Field.Fixed> fields) {
        return ledger.read(view -> {
            Map<Field.Fixed, Map<String, Long>> counts = new LinkedHashMap<>();
            fields.forEach(field -> counts.put(field, view.fleet().counts(field, query, clock.get())));
            return counts;
        });
    }

    public Answer<KnownDevice> device(DeviceId id) {
        return ledger.<Optional<KnownDevice>>read(view ->
                        Optional.ofNullable(view.fleet().devices(Set.of(id)).get(id)))
                .<Answer<KnownDevice>>map(Answer.Done::new)
                .orElseGet(() -> noSuch(id));
    }

    private static <T> Answer<T> noSuch(DeviceId id) {
        return new Answer.Objected<>(
                Objection.NO_SUCH_DEVICE,
                "there is no device '" + id + "' in the inventory; 'drydock fleet list' shows all");
    }

    /**
     * A change of tags.
     *
     * @param set values by name
     * @param removed names
     */
    public record Tagging(Map<String, String> set, Set<String> removed) {
        /** @throws IllegalArgumentException when a name or a value has another form, or a tag is both set and removed */
        public Tagging {
            set = Map.copyOf(set);
            removed = Set.copyOf(removed);
            set.forEach((name, value) -> new Field.Tag(name).checked(value));
            removed.forEach(Field.Tag::new);
            if (!Collections.disjoint(set.keySet(), removed)) {
                throw new IllegalArgumentException("a tag is either set or removed; leave one of the two out");
            }
        }

        Map<String, String> of(Map<String, String> before) {
            Map<String, String> after = new HashMap<>(before);
            after.keySet().removeAll(removed);
            after.putAll(set);
            return after;
        }
    }

    /** Tags one device. */
    public Answer<KnownDevice> tag(DeviceId id, Tagging tagging) {
        return device(id).then(known -> {
            Optional<String> objection = tags.objection(known, tagging);
            if (objection.isPresent()) {
                return new Answer.Objected<>(Objection.MALFORMED, objection.get());
            }
            TagDevices.Tagged tagged = tags.tag(List.of(id), tagging);
            if (!tagged.unknown().isEmpty()) {
                return new Answer.Objected<>(
                        Objection.NO_SUCH_DEVICE,
                        "the hub has no device '" + id + "' any more; 'drydock fleet forget' takes it out");
            }
            return tagged.trouble()
                    .<Answer<KnownDevice>>map(
                            why -> new Answer.Objected<>(Objection.UNAVAILABLE, "nothing is tagged: " + why))
                    .orElseGet(() -> device(id));
        });
    }

    /**
     * Tags every device that a query takes, slice by slice, up to the first slice that cannot be tagged. Those that the transport does
     * not know are passed over.
     *
     * @return their number
     */
    public Answer<Long> tag(Query query, Tagging tagging) {
        long number = 0;
        List<KnownDevice> page = find(query, Optional.empty(), SLICE);
        while (!page.isEmpty()) {
            for (KnownDevice device : page) {
                Optional<String> objection = tags.objection(device, tagging);
                if (objection.isPresent()) {
                    return stopped(Objection.MALFORMED, number, "device " + device.id() + ": " + objection.get());
                }
            }
            List<DeviceId> ids = page.stream().map(KnownDevice::id).toList();
            TagDevices.Tagged tagged = tags.tag(ids, tagging);
            number += tagged.tagged().size();
            if (tagged.trouble().isPresent()) {
                return stopped(Objection.UNAVAILABLE, number, tagged.trouble().get());
            }
            page = find(query, Optional.of(ids.get(ids.size() - 1)), SLICE);
        }
        return new Answer.Done<>(number);
    }

    private static <T> Answer<T> stopped(Objection objection, long number, String why) {
        String before = number == 0 ? "nothing is tagged: " : number + " devices are tagged, and then no more: ";
        return new Answer.Objected<>(objection, before + why);
    }

    /**
     * Takes a device out of the inventory, and what the transport keeps of it; rollouts skip it. It comes back with its next report, so
     * that one that is connected cannot be forgotten.
     */
    public Answer<KnownDevice> forget(DeviceId id) {
        return device(id).then(known -> {
            if (known.facts().connected()) {
                return new Answer.Objected<>(
                        Objection.REFUSED,
                        "device " + id + " is connected, and would be back at once; switch it off first");
            }
            server.follow(ledger.<List<Task>>exchange(Precedence.COMMAND, book -> {
                List<Task> tasks = new ArrayList<>();
                for (RolloutId rollout : book.rolloutsOf(id)) {
                    tasks.addAll(server.engine()
                            .settle(book, rollout, List.of(Map.of(id, new MemberEvent.DeviceForgotten()))));
                }
                book.fleet().forget(Set.of(id));
                return tasks;
            }));
            server.forget(id);
            return new Answer.Done<>(known);
        });
    }
}
