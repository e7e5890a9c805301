package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.database.Rows;
import dev.drydock.jdbc.database.Session;
import dev.drydock.jdbc.fleet.JdbcFleetBook;
import dev.drydock.jdbc.fleet.JdbcFleetView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rollouts as one transaction changes them. A rollout that was read is locked until it ends. */
final class JdbcRolloutBook extends JdbcRolloutView implements RolloutBook {
    /** The rollouts that this transaction has locked. */
    private final Set<RolloutId> locked = new HashSet<>();

    /** The members of locked rollouts as this transaction knows them: nobody else moves them. */
    private final Map<Key, MemberEntry> read = new HashMap<>();

    private record Key(RolloutId rollout, DeviceId device) {}

    JdbcRolloutBook(Session session) {
        super(session);
    }

    @Override
    public FleetBook fleet() {
        return new JdbcFleetBook(session());
    }

    @Override
    public Optional<RolloutEntry> rollout(RolloutId id) {
        Optional<RolloutEntry> found = rollout(id, "rollout-to-change");
        found.ifPresent(rollout -> locked.add(id));
        return found;
    }

    @Override
    public Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices) {
        Map<DeviceId, MemberEntry> found = super.members(rollout, devices);
        if (locked.contains(rollout)) {
            found.forEach((device, entry) -> read.put(new Key(rollout, device), entry));
        }
        return found;
    }

    @Override
    public void keepTime(long now) {
        session().update("keep-time").bind("now", now).execute();
    }

    @Override
    public void save(RolloutEntry rollout) {
        int replaced =
                RolloutRow.bind(session().update("replace-rollout"), rollout).execute();
        if (replaced == 0) {
            session().query("add-alone").mapTo(Integer.class).one();
            RolloutRow.bind(session().update("add-rollout"), rollout).execute();
        }
    }

    @Override
    public void remove(RolloutId rollout) {
        session().update("remove-rollout").bind("id", rollout.value()).execute();
    }

    @Override
    public void save(RolloutId rollout, WaveEntry wave) {
        WaveRow.bind(session().update("save-wave"), existing(rollout), wave).execute();
    }

    @Override
    public void add(RolloutId rollout, List<MemberEntry> members) {
        if (members.isEmpty()) {
            return;
        }
        long number = existing(rollout);
        long place = session()
                        .query("count-members")
                        .bind("rollout", number)
                        .bind("added", members.size())
                        .mapTo(Long.class)
                        .one()
                - members.size();
        Rows rows = session().rows("add-member");
        for (MemberEntry entry : members) {
            MemberRow.add(rows, number, entry).whole(entry.wave()).whole(place++);
        }
        rows.write();
    }

    @Override
    public void removeWaves(RolloutId rollout) {
        session().update("remove-waves").bind("rollout", existing(rollout)).execute();
    }

    @Override
    public int removeMembers(RolloutId rollout, int atMost) {
        read.clear();
        return session()
                .update("remove-members")
                .bind("rollout", existing(rollout))
                .bind("most", atMost)
                .execute();
    }

    @Override
    public void save(RolloutId rollout, Collection<MemberEntry> members) {
        if (members.isEmpty()) {
            return;
        }
        // By id, and each once, as devices are saved.
        Map<DeviceId, MemberEntry> byId = new TreeMap<>();
        members.forEach(entry -> byId.put(entry.device(), entry));
        long number = existing(rollout);
        Rows moved = session().rows("replace-member");
        Rows inPlace = session().rows("replace-member-in-place");
        for (MemberEntry entry : byId.values()) {
            Optional<MemberEntry> before = Optional.ofNullable(read.replace(new Key(rollout, entry.device()), entry));
            if (before.filter(old -> MemberRow.isInPlace(old, entry)).isPresent()) {
                MemberRow.addInPlace(inPlace, number, entry);
            } else {
                MemberRow.add(moved, number, entry);
            }
        }
        if (moved.write() + inPlace.write() != byId.size()) {
            throw new IllegalArgumentException("a member is replaced that was never added to rollout " + rollout);
        }
    }

    @Override
    public void wake(RolloutId rollout, Collection<DeviceId> devices, long now) {
        if (!devices.isEmpty()) {
            session()
                    .update("wake")
                    .bind("id", rollout.value())
                    .bind("devices", JdbcFleetView.array(devices))
                    .bind("now", now)
                    .execute();
        }
    }

    private long existing(RolloutId rollout) {
        return number(rollout).orElseThrow(() -> new IllegalArgumentException("there is no rollout " + rollout));
    }
}
