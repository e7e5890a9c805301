package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.DeviceTrust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** The reports of one transaction. */
final class Batch {
    private final RolloutBook book;
    private final IntSupplier hashes;
    private final Map<DeviceId, KnownDevice> devices = new LinkedHashMap<>();
    /** The last report of each device that counts. */
    private final Map<DeviceId, Reported> counted = new LinkedHashMap<>();

    private final List<PastUpdate> outcomes = new ArrayList<>();
    private final Set<DeviceId> begunAnew = new HashSet<>();
    private final List<DeviceId> ofFormerEpochs = new ArrayList<>();
    /** Rollouts in one order, so that no two servers wait for each other. */
    private final Map<RolloutId, List<Map<DeviceId, MemberEvent>>> rounds = new TreeMap<>();

    /** The outcome of a batch. */
    record Taken(List<Task> tasks, List<DeviceId> ofFormerEpochs) {}

    Batch(RolloutBook book, IntSupplier hashes) {
        this.book = book;
        this.hashes = hashes;
    }

    Taken take(List<HeardReport> reports, RolloutEngine engine) {
        Map<DeviceId, KnownDevice> before = book.fleet()
                .devices(reports.stream()
                        .map(HeardReport::device)
                        .distinct()
                        .sorted()
                        .toList());
        devices.putAll(before);
        reports.forEach(this::hear);
        book.fleet()
                .save(devices.values().stream()
                        .filter(device -> !device.equals(before.get(device.id())))
                        .toList());
        book.outcomes().add(outcomes);
        tag(before);
        new Newcomers(book, engine).join(devices.values());
        Map<DeviceId, List<Stake>> stakes = book.stakes(counted.entrySet().stream()
                .filter(heard -> begunAnew.contains(heard.getKey()) || isAtRest(heard.getValue()))
                .map(Map.Entry::getKey)
                .toList());
        counted.forEach((device, reported) -> tell(device, reported, stakes.getOrDefault(device, List.of())));
        List<Task> tasks = new ArrayList<>();
        rounds.forEach((rollout, events) -> tasks.addAll(engine.settle(book, rollout, events)));
        counted.forEach((device, reported) -> holdBack(device, reported, engine));
        return new Taken(tasks, ofFormerEpochs);
    }

    /** Tags are kept apart from what devices report. */
    private void tag(Map<DeviceId, KnownDevice> before) {
        devices.forEach((id, device) -> {
            Map<String, String> former = Optional.ofNullable(before.get(id))
                    .map(known -> known.facts().tags())
                    .orElse(Map.of());
            if (!device.facts().tags().equals(former)) {
                book.fleet().tag(id, device.facts().tags());
            }
        });
    }

    private void hear(HeardReport heard) {
        Optional<KnownDevice> known = Optional.ofNullable(devices.get(heard.device()));
        Optional<Reported> reported = heard.reported();
        if (reported.isEmpty()) {
            devices.put(heard.device(), ReportFacts.present(known, heard, draw(known)));
            return;
        }
        Lineage lineage = known.map(KnownDevice::lineage).orElse(Lineage.UNHEARD);
        Optional<ReportedUpdate> update = reported.get().update();
        if (update.isEmpty()) {
            // Reports of the tutorial's devices have no sequence: the last one counts.
            devices.put(heard.device(), ReportFacts.after(known, heard, reported.get(), lineage, draw(known)));
            return;
        }
        Lineage.Heard order = lineage.hear(reported.get().epoch(), update.get().sequence(), heard.isReconciled());
        switch (order.place()) {
            case NEWER -> count(known, heard, reported.get(), order.next());
            case BEGUN_ANEW -> {
                begunAnew.add(heard.device());
                count(known, heard, reported.get(), order.next());
            }
            case STALE ->
                known.map(device -> new KnownDevice(device.facts(), device.hash(), order.next(), device.update()))
                        .ifPresent(device -> devices.put(
                                device.id(), ReportFacts.present(Optional.of(device), heard, device.hash())));
            case OF_FORMER_EPOCH -> ofFormerEpochs.add(heard.device());
        }
    }

    private void count(Optional<KnownDevice> known, HeardReport heard, Reported reported, Lineage next) {
        KnownDevice after = ReportFacts.after(known, heard, reported, next, draw(known));
        Optional<KnownDevice> before = known.filter(device -> !begunAnew.contains(heard.device()));
        outcomes.addAll(new Endings(before, after, reported, heard.at()).told());
        devices.put(heard.device(), after);
        counted.put(heard.device(), reported);
    }

    private int draw(Optional<KnownDevice> known) {
        return known.isPresent() ? 0 : hashes.getAsInt();
    }

    private static boolean isAtRest(Reported reported) {
        return reported.update().filter(ReportedUpdate::isAtRest).isPresent();
    }

    private void tell(DeviceId device, Reported reported, List<Stake> stakes) {
        Map<RolloutId, List<MemberEvent>> news = new HashMap<>();
        if (begunAnew.contains(device)) {
            stakes.forEach(stake -> news.computeIfAbsent(stake.rank().id(), none -> new ArrayList<>())
                    .add(new MemberEvent.EpochChanged()));
        }
        ReportNews.of(reported)
                .forEach((rollout, events) ->
                        news.computeIfAbsent(rollout, none -> new ArrayList<>()).addAll(events));
        if (isAtRest(reported) && !begunAnew.contains(device)) {
            stakes.stream()
                    .map(stake -> stake.rank().id())
                    .filter(rollout -> !ReportNews.names(reported, rollout))
                    .forEach(rollout -> runsImage(reported, rollout)
                            .ifPresent(runs -> news.put(
                                    rollout,
                                    List.of(new MemberEvent.RestReported(runs, ReportNews.isSimulated(reported))))));
        }
        news.forEach((rollout, events) -> {
            for (int round = 0; round < events.size(); round++) {
                put(rollout, round, device, events.get(round));
            }
        });
    }

    /** A device that holds an order back has not refused it: the order stays where it was left, and the rollout hears of it. */
    private void holdBack(DeviceId device, Reported reported, RolloutEngine engine) {
        ReportNews.heldBack(reported).ifPresent(order -> {
            boolean isLeft = Optional.ofNullable(
                            book.members(order.rollout(), List.of(device)).get(device))
                    .map(MemberEntry::member)
                    .filter(member -> member.state().tally() == Tally.LEFT && member.attempt() == order.attempt())
                    .isPresent();
            if (isLeft) {
                String code = reported.trust()
                        .flatMap(DeviceTrust::refused)
                        .orElseThrow()
                        .code();
                book.rollout(order.rollout())
                        .ifPresent(rollout -> engine.command(
                                book, rollout, new RolloutEvent.TrustRefused(new Paused.Distrust(code, device))));
            }
        });
    }

    private void put(RolloutId rollout, int round, DeviceId device, MemberEvent event) {
        List<Map<DeviceId, MemberEvent>> all = rounds.computeIfAbsent(rollout, none -> new ArrayList<>());
        while (all.size() <= round) {
            all.add(new LinkedHashMap<>());
        }
        all.get(round).put(device, event);
    }

    /** Whether the device runs the image of a rollout; empty when nothing is known of the image. */
    private Optional<Boolean> runsImage(Reported reported, RolloutId rollout) {
        return book.rollout(rollout)
                .map(RolloutEntry::plan)
                .flatMap(plan -> plan.image())
                .map(image -> reported.currentVersion()
                        .equals(Optional.of(image.version().value())));
    }
}
