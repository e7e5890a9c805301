package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The devices that work on the update of a rollout, or are there and have yet to begin: some of them at a time, all in turn. */
public final class MembersUnderWay {
    private final RolloutLedger ledger;
    private final Map<Place, DeviceId> last = new HashMap<>();

    /** Those of one rollout in one tally, of which the last that was given is remembered. */
    private record Place(RolloutId rollout, Tally tally) {}

    /**
     * Some devices.
     *
     * @param areSomeUnderWay whether there is any, or one that is away and has yet to begin
     */
    public record Some(List<DeviceId> devices, boolean areSomeUnderWay) {}

    public MembersUnderWay(RolloutLedger ledger) {
        this.ledger = ledger;
    }

    /** The next devices in turn. */
    Some next(int atMost) {
        return ledger.read(view -> next(view, atMost));
    }

    private Some next(RolloutView view, int atMost) {
        Set<DeviceId> devices = new LinkedHashSet<>();
        boolean areSome = false;
        for (RolloutEntry rollout : view.rollouts()) {
            List<DeviceId> taken = next(view, new Place(rollout.id(), Tally.TAKEN), atMost);
            List<DeviceId> left = next(view, new Place(rollout.id(), Tally.LEFT), atMost);
            areSome |= !taken.isEmpty() || !left.isEmpty();
            devices.addAll(taken);
            devices.addAll(present(view, left));
        }
        return new Some(devices.stream().limit(atMost).toList(), areSome);
    }

    private List<DeviceId> next(RolloutView view, Place place, int atMost) {
        Optional<DeviceId> after = Optional.ofNullable(last.get(place));
        List<DeviceId> page = new ArrayList<>(page(view, place, after, atMost));
        if (after.isPresent() && page.size() < atMost) {
            page(view, place, Optional.empty(), atMost - page.size()).stream()
                    .filter(device -> !page.contains(device))
                    .forEach(page::add);
        }
        if (page.isEmpty()) {
            last.remove(place);
        } else {
            last.put(place, page.get(page.size() - 1));
        }
        return page;
    }

    private static List<DeviceId> page(RolloutView view, Place place, Optional<DeviceId> after, int atMost) {
        return view.members(place.rollout(), Set.of(place.tally()), after, atMost).stream()
                .map(MemberEntry::device)
                .toList();
    }

    private static List<DeviceId> present(RolloutView view, List<DeviceId> devices) {
        Map<DeviceId, KnownDevice> known = view.fleet().devices(devices);
        return devices.stream()
                .filter(device -> Optional.ofNullable(known.get(device))
                        .filter(there -> there.facts().connected())
                        .isPresent())
                .toList();
    }
}
