package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.Epoch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The promises of whatever carries a device's reports, apart from its transport: {@link TransportContract} has those. */
public abstract class StatusReportsContract {
    private static final FormerReport FORMER = new FormerReport(
            7, Optional.of(Epoch.of(1)), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    protected abstract StatusReports reports();

    /** Lets reports be acknowledged, those that wait among them, or lets them wait. */
    protected abstract void connected(boolean isConnected);

    /** The last report that reached the other side. */
    protected abstract Optional<DeviceReport> heard();

    /** Lets the other side have kept a report from an earlier life of the device, or none. */
    protected abstract void kept(Optional<FormerReport> former);

    /** A report of a device that has done nothing yet. */
    static DeviceReport report(long sequence) {
        return new DeviceReport(
                sequence,
                Instant.parse("2026-11-20T10:00:00Z"),
                AgentMemory.BLANK,
                Optional.empty(),
                "1.0.0",
                Slot.A,
                new DeviceFacts("gateway", "1.0.0"));
    }

    private CompletableFuture<Void> send(long sequence) {
        return reports().send(report(sequence)).toCompletableFuture();
    }

    @Test
    void a_report_is_acknowledged_when_it_has_arrived() {
        connected(true);
        assertThat(send(1)).isCompleted();
        assertThat(heard()).contains(report(1));
    }

    @Test
    void without_a_connection_the_sender_goes_on_at_once_and_nothing_is_acknowledged() {
        connected(false);
        assertThat(send(1)).isNotDone();
        assertThat(send(2)).isNotDone();
        assertThat(heard()).isEmpty();
    }

    @Test
    void without_a_connection_no_answer_may_go_before_the_report() {
        connected(false);
        CompletableFuture<Void> acknowledged = send(1);
        assertThat(reports().ahead(acknowledged).toCompletableFuture()).isNotDone();
    }

    @Test
    void all_that_waited_is_acknowledged_with_the_latest_which_is_what_arrives() {
        connected(false);
        List<CompletableFuture<Void>> waiting = List.of(send(1), send(2), send(3));
        connected(true);
        assertThat(waiting).allSatisfy(stage -> assertThat(stage).isCompleted());
        assertThat(heard()).contains(report(3));
    }

    @Test
    void a_report_that_waited_is_not_sent_over_a_newer_one() {
        connected(true);
        send(1);
        connected(false);
        CompletableFuture<Void> waiting = send(2);
        connected(true);
        assertThat(waiting).isCompleted();
        send(3);
        assertThat(heard()).contains(report(3));
    }

    @Test
    void a_device_reads_back_what_the_other_side_has_kept_of_it() {
        connected(true);
        CompletableFuture<Optional<FormerReport>> asked = reports().readBack().toCompletableFuture();
        kept(Optional.of(FORMER));
        assertThat(asked).isCompletedWithValue(Optional.of(FORMER));
    }

    @Test
    void a_device_of_which_nothing_was_kept_reads_nothing_back() {
        connected(true);
        CompletableFuture<Optional<FormerReport>> asked = reports().readBack().toCompletableFuture();
        kept(Optional.empty());
        assertThat(asked).isCompletedWithValue(Optional.empty());
    }
}
