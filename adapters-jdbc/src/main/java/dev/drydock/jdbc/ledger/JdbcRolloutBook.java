package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.database.Rows;
import dev.drydock.jdbc.database.Session;
import dev.drydock.jdbc.fleet.JdbcFleetBook;
import dev.drydock.jdbc.fleet.JdbcFleetView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final Map<Key, MemberRow> read = new HashMap<>();

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
        Map<DeviceId, MemberEntry> found = new LinkedHashMap<>();
        for (MemberRow row : rows(rollout, devices)) {
            found.put(row.entry().device(), row.entry());
            if (locked.contains(rollout)) {
                read.put(new Key(rollout, row.entry().device()), row);
            }
        }
        return found;
    }

    @Override
    public List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
        renewDues(rollout, tallies, now);
        return super.due(rollout, tallies, now, atMost);
    }

    @Override
    public List<MemberEntry> dueWithOrderLeft(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
        renewDues(rollout, tallies, now);
        return super.dueWithOrderLeft(rollout, tallies, now, atMost);
    }

    /** Those that were put off leave the indexes' place of due ones, so that nobody comes upon them until they are due. */
    private void renewDues(RolloutId rollout, Set<Tally> tallies, long now) {
        if (tallies.contains(MemberRow.PUT_OFF)) {
            read.clear();
            number(rollout)
                    .ifPresent(number -> session()
                            .update("renew-dues")
                            .bind("rollout", number)
                            .bind("state", MemberColumns.number(MemberRow.PUT_OFF))
                            .bind("now", now)
                            .execute());
        }
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
        Rows putOff = session().rows("put-off-member");
        for (MemberEntry entry : byId.values()) {
            Optional<MemberRow> before = Optional.ofNullable(read.remove(new Key(rollout, entry.device())))
                    .filter(row -> row.isInPlace(entry));
            if (before.isEmpty()) {
                MemberRow.add(moved, number, entry);
            } else if (before.get().isPutOff(entry)) {
                MemberRow.addInPlace(putOff, number, entry);
            } else {
                MemberRow.addInPlace(inPlace, number, entry);
            }
        }
        if (moved.write() + inPlace.write() + putOff.write() != byId.size()) {
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
