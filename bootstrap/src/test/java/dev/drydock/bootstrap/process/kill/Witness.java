package dev.drydock.bootstrap.process.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.DrydockRun;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A service app that outlives its broker and remembers all that one device ever reported. */
final class Witness implements AutoCloseable {
    private static final Set<String> OUTCOMES = Set.of("completed", "failed", "rolledBack", "cancelled");
    private static final Duration PATIENCE = DrydockRun.PATIENCE.multipliedBy(2);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(1500);
    private static final int TAKEN = 200;
    private static final int NOT_NOW = 503;

    private final String broker;
    private final String device;
    private final Tally tally;
    private final Map<String, Set<String>> outcomes = new HashMap<>();
    private final Set<String> documents = new HashSet<>();
    private final Set<String> epochs = new TreeSet<>();
    private BareService service;
    private JsonNode latest = MissingNode.getInstance();
    private boolean heardSinceAsked;
    private long highest;
    private CompletableFuture<Answer> answer = new CompletableFuture<>();
    private long askedAt;

    Witness(String broker, String device, Tally tally) {
        this.broker = broker;
        this.device = device;
        this.tally = tally;
    }

    /** Connects, for the first time or anew. */
    void connect() throws IOException {
        close();
        BareService next = BareService.connect(broker);
        synchronized (this) {
            service = next;
        }
        next.follow(device, report -> hear(next, report));
    }

    void awaitPresent() {
        service.awaitPresent(device);
    }

    /** Orders an update and waits for nothing. */
    void order(String order) {
        askedAt = System.nanoTime();
        try {
            answer = service.begin(device, "firmwareUpdate", order);
        } catch (IOException e) {
            answer = CompletableFuture.failedFuture(e);
        }
    }

    /** Waits until the order has been taken; as long as there is no answer, it is given again. */
    void awaitTaken(String order) {
        Awaitility.await("an answer to the order")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isTaken(order));
    }

    /** From now on nothing that was heard before counts as the last word. */
    synchronized void forgetLatest() {
        heardSinceAsked = false;
    }

    /** Waits until the device says, for the first time or again, how the update has ended; the report. */
    JsonNode awaitOutcome(String updateId) {
        Awaitility.await("the outcome of " + updateId)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isOutcome(updateId));
        return latest();
    }

    /** Every outcome of an update that was ever reported. */
    synchronized Set<String> outcomesOf(String updateId) {
        return new TreeSet<>(outcomes.getOrDefault(updateId, Set.of()));
    }

    /** The updates of which more than one outcome was ever reported. */
    synchronized Map<String, Set<String>> ambiguous() {
        Map<String, Set<String>> several = new TreeMap<>(outcomes);
        several.values().removeIf(all -> all.size() == 1);
        return several;
    }

    @Override
    public void close() throws IOException {
        BareService former;
        synchronized (this) {
            former = service;
            service = null;
        }
        if (former != null) {
            former.close();
        }
    }

    private synchronized JsonNode latest() {
        return latest;
    }

    private boolean isTaken(String order) {
        Optional<Answer> given =
                answer.handle((its, lost) -> Optional.ofNullable(its)).getNow(Optional.empty());
        if (given.filter(its -> its.status() != NOT_NOW).isPresent()) {
            tally.check("the answer " + given, () -> given.orElseThrow().status() == TAKEN);
            return true;
        }
        if (answer.isCompletedExceptionally() || System.nanoTime() - askedAt > ASK_AGAIN_AFTER.toNanos()) {
            order(order);
        }
        return false;
    }

    private synchronized boolean isOutcome(String updateId) {
        return heardSinceAsked
                && latest.at("/update/id").asText().equals(updateId)
                && OUTCOMES.contains(latest.at("/update/state").asText());
    }

    /** A report may come again, as a broker that was killed may have kept an earlier one; a new one has a higher number. */
    private synchronized void hear(BareService from, JsonNode report) {
        if (from != service) {
            return;
        }
        boolean isNew = documents.add(report.toString());
        epochs.add(report.at("/device/epoch").asText());
        tally.check("one life in the epochs " + epochs, () -> epochs.size() == 1);
        long sequence = report.at("/update/sequence").asLong();
        tally.check("sequence " + sequence + " after " + highest + ": " + report, () -> !isNew || sequence >= highest);
        if (sequence < highest) {
            return;
        }
        highest = sequence;
        latest = report;
        heardSinceAsked = true;
        remember(report.path("update"));
        report.path("recent").forEach(this::remember);
    }

    private void remember(JsonNode update) {
        String state = update.path("state").asText();
        String code = update.at("/reason/code").asText();
        if (OUTCOMES.contains(state)) {
            outcomes.computeIfAbsent(update.path("id").asText(), any -> new HashSet<>())
                    .add(code.isEmpty() ? state : state + " (" + code + ")");
        }
    }
}
