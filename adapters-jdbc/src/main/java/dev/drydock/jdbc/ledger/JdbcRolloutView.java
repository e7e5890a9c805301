package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.history.HistoryBook;
import dev.drydock.application.fleet.image.ImageBook;
import dev.drydock.application.fleet.inventory.FleetView;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.update.Stage;
import dev.drydock.jdbc.database.Session;
import dev.drydock.jdbc.fleet.JdbcFleetView;
import dev.drydock.jdbc.fleet.JdbcHistoryBook;
import dev.drydock.jdbc.fleet.JdbcImageBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;

/** The rollouts as one transaction reads them. */
class JdbcRolloutView implements RolloutView {
    private final Session session;
    private final Map<RolloutId, Long> numbers = new HashMap<>();

    JdbcRolloutView(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    @Override
    public FleetView fleet() {
        return new JdbcFleetView(session);
    }

    @Override
    public long time() {
        return session.query("time").mapTo(Long.class).findOne().orElse(0L);
    }

    @Override
    public ImageBook images() {
        return new JdbcImageBook(session);
    }

    @Override
    public HistoryBook outcomes() {
        return new JdbcHistoryBook(session);
    }

    @Override
    public List<RolloutEntry> rollouts() {
        return session.query("rollouts").map(RolloutRow::read).list();
    }

    /** Seldom is there one, and every batch of reports asks. */
    @Override
    public List<RolloutEntry> dynamicRollouts() {
        return session.query("dynamic-rollouts").map(RolloutRow::read).stream()
                .filter(RolloutEntry::takesNewcomers)
                .toList();
    }

    @Override
    public Optional<RolloutEntry> rollout(RolloutId id) {
        return rollout(id, "rollout");
    }

    @Override
    public Optional<RolloutEntry> named(String name) {
        return one(session.query("rollout-named").bind("name", name));
    }

    @Override
    public List<RolloutEntry> history(Optional<RolloutId> before, int atMost) {
        long number = before.map(id -> number(id).orElse(0L)).orElse(Long.MAX_VALUE);
        return session.query("history")
                .bind("before", number)
                .bind("most", atMost)
                .map(RolloutRow::read)
                .list();
    }

    @Override
    public Optional<RolloutEntry> outdated(long before) {
        return one(session.query("outdated-rollout").bind("before", before));
    }

    final Optional<RolloutEntry> rollout(RolloutId id, String statement) {
        return one(session.query(statement).bind("id", id.value()));
    }

    private static Optional<RolloutEntry> one(Query query) {
        return query.map(RolloutRow::read).findOne();
    }

    @Override
    public List<WaveEntry> waves(RolloutId rollout) {
        return number(rollout)
                .map(number -> session.query("waves")
                        .bind("rollout", number)
                        .map(WaveRow::read)
                        .list())
                .orElse(List.of());
    }

    @Override
    public List<RolloutId> rolloutsOf(DeviceId device) {
        return session.query("rollouts-of").bind("device", device.value()).mapTo(String.class).stream()
                .map(RolloutId::new)
                .toList();
    }

    @Override
    public Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices) {
        Map<DeviceId, MemberEntry> found = new LinkedHashMap<>();
        rows(rollout, devices).forEach(row -> found.put(row.entry().device(), row.entry()));
        return found;
    }

    final List<MemberRow> rows(RolloutId rollout, Collection<DeviceId> devices) {
        return number(rollout)
                .map(number -> session.query("members-of-devices")
                        .bind("rollout", number)
                        .bind("devices", JdbcFleetView.array(devices))
                        .map(MemberRow::read)
                        .list())
                .orElse(List.of());
    }

    @Override
    public List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
        return due("members-due", rollout, tallies, now, atMost);
    }

    @Override
    public List<MemberEntry> dueWithOrderLeft(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
        return due("members-due-with-order-left", rollout, tallies, now, atMost);
    }

    private List<MemberEntry> due(String statement, RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
        return each(
                        rollout,
                        tallies,
                        atMost,
                        MemberRow.BY_DUE,
                        () -> session.query(statement).bind("now", now))
                .stream()
                .filter(entry -> entry.due().orElse(Long.MAX_VALUE) <= now)
                .toList();
    }

    @Override
    public OptionalLong nextDue(RolloutId rollout) {
        return number(rollout)
                .flatMap(number -> session.query("next-due")
                        .bind("rollout", number)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public List<MemberEntry> members(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
        return each(
                rollout,
                tallies,
                atMost,
                MemberRow.BY_PLACE,
                () -> session.query("members-of-wave").bind("wave", wave));
    }

    @Override
    public List<MemberEntry> members(RolloutId rollout, Set<Tally> tallies, Optional<DeviceId> after, int atMost) {
        return each(
                rollout,
                tallies,
                atMost,
                Comparator.comparing(row -> row.entry().device()),
                () -> session.query("members-by-device")
                        .bind("after", after.map(DeviceId::value).orElse("")));
    }

    @Override
    public Map<MemberState, Integer> states(RolloutId rollout, Set<Tally> tallies) {
        Map<MemberState, Integer> states = new HashMap<>();
        number(rollout).ifPresent(number -> {
            for (Tally tally : tallies) {
                session.query("member-states")
                        .bind("rollout", number)
                        .bind("state", MemberColumns.number(tally))
                        .map((row, context) -> Map.entry(MemberRow.state(row), row.getInt(4)))
                        .forEach(entry -> states.merge(entry.getKey(), entry.getValue(), Integer::sum));
            }
        });
        return states;
    }

    @Override
    public List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
        return each(
                rollout,
                tallies,
                atMost,
                MemberRow.BY_PLACE,
                () -> session.query("members-to-cancel")
                        .bind("wave", wave)
                        .bind("installing", MemberColumns.number(Stage.INSTALLING)));
    }

    @Override
    public List<MemberEntry> toRollBack(RolloutId rollout, int atMost) {
        return all("members-to-roll-back", rollout, atMost);
    }

    @Override
    public Map<DeviceId, List<Stake>> stakes(Collection<DeviceId> devices) {
        Map<DeviceId, List<Stake>> stakes = new HashMap<>();
        if (!devices.isEmpty()) {
            session.query("stakes").bind("devices", JdbcFleetView.array(devices)).map(MemberRow::stake).stream()
                    .filter(Stake::isOpen)
                    .forEach(stake -> stakes.computeIfAbsent(stake.entry().device(), none -> new ArrayList<>())
                            .add(stake));
        }
        return stakes;
    }

    @Override
    public List<MemberEntry> yielding(RolloutId rollout, int atMost) {
        return all("yielding", rollout, atMost);
    }

    private List<MemberEntry> all(String statement, RolloutId rollout, int atMost) {
        return number(rollout)
                .map(number ->
                        session
                                .query(statement)
                                .bind("rollout", number)
                                .bind("most", atMost)
                                .map(MemberRow::read)
                                .stream()
                                .map(MemberRow::entry)
                                .toList())
                .orElse(List.of());
    }

    /** The first members of each tally, put in one order; an index gives them for one tally, and for no set of them. */
    private List<MemberEntry> each(
            RolloutId rollout, Set<Tally> tallies, int atMost, Comparator<MemberRow> order, Supplier<Query> query) {
        List<MemberRow> found = new ArrayList<>();
        number(rollout).ifPresent(number -> {
            for (Tally tally : tallies) {
                found.addAll(query.get()
                        .bind("rollout", number)
                        .bind("state", MemberColumns.number(tally))
                        .bind("most", atMost)
                        .map(MemberRow::read)
                        .list());
            }
        });
        return found.stream().sorted(order).limit(atMost).map(MemberRow::entry).toList();
    }

    /** The number by which other rows name a rollout; empty when there is none of that id. */
    final Optional<Long> number(RolloutId id) {
        Optional<Long> known = Optional.ofNullable(numbers.get(id));
        if (known.isPresent()) {
            return known;
        }
        Optional<Long> found = session.query("rollout-number")
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne();
        found.ifPresent(number -> numbers.put(id, number));
        return found;
    }
}
