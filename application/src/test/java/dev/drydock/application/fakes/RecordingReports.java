package dev.drydock.application.fakes;

import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps every report ever sent by a device, and acknowledges it at once or when a test says so. */
public final class RecordingReports implements StatusReports {
    private final EventLog log;
    private final List<DeviceReport> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private CompletableFuture<Optional<FormerReport>> readBack = new CompletableFuture<>();
    private Optional<DeviceReport> arrived = Optional.empty();
    private boolean acknowledging = true;
    private boolean answersFollow;
    private int readBacks;

    public RecordingReports(EventLog log) {
        this.log = log;
    }

    @Override
    public CompletionStage<Void> send(DeviceReport report) {
        sent.add(report);
        log.add("report " + report.memory().state().getClass().getSimpleName());
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        if (acknowledging) {
            arrived = Optional.of(report);
            acknowledged.complete(null);
        } else {
            waiting.add(acknowledged);
        }
        return acknowledged;
    }

    @Override
    public CompletionStage<Void> ahead(CompletionStage<Void> acknowledged) {
        return answersFollow ? CompletableFuture.completedFuture(null) : acknowledged;
    }

    /** Lets answers go the way of the reports, behind them. */
    public void letAnswersFollow() {
        answersFollow = true;
    }

    @Override
    public CompletionStage<Optional<FormerReport>> readBack() {
        readBacks++;
        readBack = new CompletableFuture<>();
        return readBack;
    }

    public void answerReadBack(Optional<FormerReport> report) {
        readBack.complete(report);
    }

    public int readBacks() {
        return readBacks;
    }

    public void acknowledge(boolean atOnce) {
        acknowledging = atOnce;
        if (atOnce) {
            List<CompletableFuture<Void>> told = List.copyOf(waiting);
            waiting.clear();
            if (!told.isEmpty()) {
                arrived = Optional.of(last());
            }
            told.forEach(stage -> stage.complete(null));
        }
    }

    public List<DeviceReport> sent() {
        return List.copyOf(sent);
    }

    public DeviceReport last() {
        return sent.get(sent.size() - 1);
    }

    /** The report that was acknowledged last. */
    public Optional<DeviceReport> arrived() {
        return arrived;
    }

    public List<Long> sequences() {
        return sent.stream().map(DeviceReport::sequence).toList();
    }

    /** Forgets who waits, as a process that is killed does. */
    public void drop() {
        waiting.clear();
        readBack = new CompletableFuture<>();
    }
}
