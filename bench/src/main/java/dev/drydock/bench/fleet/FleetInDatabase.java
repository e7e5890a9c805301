package dev.drydock.bench.fleet;

import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.IntakeObserver;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.fleet.prepare.PrepareRollout;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Ordered;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.protocol.report.ReportedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fleet of which every tenth device is tagged {@code site=oslo}, and one rollout for all of it. */
public final class FleetInDatabase {
    private static final RolloutId ID = new RolloutId("bench00000000000");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int BATCH = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The stages that devices report on their way. */
    private static final List<String> STAGES =
            List.of("downloading", "verifying", "ready", "installing", "restarting", "onTrial", "committing");

    private final JdbcRolloutLedger ledger;
    private final RolloutEngine engine;
    private final TakeReports intake;
    private final int devices;
    private int room;
    private long sequence = 1;

    /** @param devices of the fleet */
    public FleetInDatabase(Database database, int devices) {
        this.ledger = new JdbcRolloutLedger(database);
        long begun = System.nanoTime();
        this.engine = new RolloutEngine(
                ledger,
                new FitForImage(() -> NOW),
                () -> room,
                Clocks.virtual(() -> 1 + (System.nanoTime() - begun) / NANOS_PER_MILLI));
        this.intake = new TakeReports(ledger, engine, new Strict(), () -> 1);
        this.devices = devices;
    }

    /** A benchmark in which a report is not counted measures nothing. */
    private static final class Strict implements IntakeObserver {
        @Override
        public void formerEpochHeard(DeviceId device) {
            throw new IllegalStateException("a former epoch of " + device);
        }

        @Override
        public void setAside(HeardReport report, RuntimeException why) {
            throw new IllegalStateException("a report of " + report.device() + " was set aside", why);
        }
    }

    private static DeviceId device(int number) {
        return new DeviceId("device-" + number);
    }

    /** Writes the inventory. */
    public void fill() {
        Random dice = new Random(1);
        for (int from = 0; from < devices; from += BATCH) {
            List<KnownDevice> some = IntStream.range(from, Math.min(devices, from + BATCH))
                    .mapToObj(number -> known(number, dice.nextInt() & Integer.MAX_VALUE))
                    .toList();
            ledger.exchange(book -> {
                book.fleet().save(some);
                some.stream()
                        .filter(device -> device.hash() % 10 == 0)
                        .forEach(device -> book.fleet().tag(device.id(), Map.of("site", "oslo")));
                return some.size();
            });
        }
    }

    private static KnownDevice known(int number, int hash) {
        DeviceFacts facts = new DeviceFacts(
                device(number),
                Optional.of("gateway"),
                Optional.of(new Version("1.0.0")),
                Optional.of("idle"),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(NOW));
        return new KnownDevice(facts, hash, new Lineage(Optional.empty(), 0, List.of(), 0), Optional.empty());
    }

    /** The number of devices at the site. */
    public long preview() {
        Query query = new Query.Comparison(new Field.Tag("site"), Query.Comparison.Operator.EQUAL, "oslo");
        return ledger.read(view -> view.fleet().count(query, NOW));
    }

    /** Submits the rollout for all devices in one wave, until it is ready. */
    public void submit() {
        RolloutPlan plan = RolloutPlan.of("bench", 1)
                .soaking(Duration.ZERO)
                .with(Flow.ALL)
                .with(new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of()))
                .with(new RolloutTarget(new Query.All(), WaveShares.ONE_WAVE));
        new PrepareRollout(ledger, engine, () -> NOW)
                .submit(ID, plan, 0, "bench")
                .ifPresent(refused -> {
                    throw new IllegalStateException(refused.description());
                });
        engine.command(ID, new RolloutEvent.StartDue());
    }

    /** The nanoseconds that it takes to find members and write them as ordered, without checks or a commit: it is undone. */
    public long claimAlone(int number) {
        long[] took = {0};
        try {
            ledger.exchange(book -> {
                long before = System.nanoTime();
                List<MemberEntry> held = book.members(ID, 0, Set.of(Tally.HELD), number);
                book.save(ID, held.stream().map(FleetInDatabase::ordered).toList());
                took[0] = System.nanoTime() - before;
                throw new Undone();
            });
        } catch (Undone undone) {
            return took[0];
        }
        throw new IllegalStateException("a transaction that failed was committed");
    }

    /** The end of a transaction that leaves nothing. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static MemberEntry ordered(MemberEntry held) {
        return held.with(
                new Member(new Ordered(0), 1, Optional.empty(), false, false, 0, Member.Reach.DEVICE),
                OptionalLong.of(1));
    }

    /** Claims members for their orders. */
    public List<Task> claim(int number) {
        room = number;
        return engine.turn();
    }

    /** Lets all devices take their orders; what they say to it is no report. */
    public void orderAll() {
        for (List<Task> tasks = claim(BATCH / 2); !tasks.isEmpty(); tasks = claim(BATCH / 2)) {
            Map<DeviceId, MemberEvent> answers = new HashMap<>();
            tasks.forEach(task -> answers.put(task.device(), new MemberEvent.OrderAccepted(1)));
            engine.settle(ID, answers);
        }
    }

    /** Reports of the stage that comes in a round, by the same devices each time, in any order: each is news of a member. */
    public List<HeardReport> progress(int number, int round) {
        List<HeardReport> reports = reports(STAGES.get(round % STAGES.size()), number, 0);
        Collections.shuffle(reports, new Random(round));
        return reports;
    }

    /** A report of the same state by some devices, in any order. */
    public List<HeardReport> reports(String state, int number, long seed) {
        long told = ++sequence;
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, devices).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream()
                .limit(number)
                .map(device -> heard(device, state, told))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static HeardReport heard(int number, String state, long sequence) {
        String version = state.equals("completed") ? "2.0.0" : "1.0.0";
        String proof = state.equals("completed") ? "\"digest\"" : "null";
        String document = "{\"firmware\":{\"currentFwVersion\":\"" + version + "\"},\"update\":{\"id\":\"" + ID
                + ".1\",\"sequence\":" + sequence + ",\"state\":\"" + state + "\",\"versionProof\":" + proof
                + "},\"device\":{\"model\":\"gateway\"}}";
        return HeardReport.of(
                device(number),
                ReportedDocument.read(document.getBytes(StandardCharsets.UTF_8)).orElseThrow(),
                NOW);
    }

    /** Takes reports, which are durable when this returns. */
    public void take(List<HeardReport> reports) {
        intake.take(reports);
    }

    /** All that is known of one device. */
    public int why(int number) {
        return ledger.read(view -> view.stakes(Set.of(device(number))).size()
                + view.fleet().devices(Set.of(device(number))).size()
                + view.waves(ID).size());
    }

    /** The members that have succeeded. */
    public int succeeded() {
        return ledger.read(view -> view.waves(ID)).stream()
                .mapToInt(wave -> wave.wave().counts().of(Tally.SUCCEEDED))
                .sum();
    }
}
