package dev.drydock.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.journal.Milestones;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Update;
import dev.drydock.protocol.method.AnswerDocument;
import dev.drydock.protocol.method.CancelDocument;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.order.OrderDocument;
import dev.drydock.protocol.report.PresenceDocument;
import dev.drydock.protocol.report.ReportDocument;
import dev.drydock.protocol.report.ReportedDocument;
import dev.drydock.protocol.result.TwinDocument;
import dev.drydock.protocol.result.UpdateResultDocument;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One example of every document of the contract, byte for byte. */
class GoldenDocumentsTest {
    private static final DeviceId DEVICE = new DeviceId("gateway-1");
    private static final String COMPLETED = ReportDocument.write(Samples.report(Samples.completed(), Optional.empty()));

    @Test
    void an_order() throws Exception {
        GoldenFile.assertSame("order.json", OrderDocument.write(Samples.ORDER));
        assertThat(OrderDocument.read(GoldenFile.read("order.json"), none -> Samples.ORDER.id()))
                .isEqualTo(Samples.ORDER);
    }

    @Test
    void a_desired_order() {
        GoldenFile.assertSame("desired.json", DesiredDocument.write(Samples.ORDER));
        assertThat(DesiredDocument.readOrder(GoldenFile.read("desired.json"))).contains(Samples.ORDER);
    }

    @Test
    void a_cancel() throws Exception {
        GoldenFile.assertSame("cancel.json", CancelDocument.write(Samples.ORDER.id()));
        assertThat(CancelDocument.read(GoldenFile.read("cancel.json"))).isEqualTo(Samples.ORDER.id());
    }

    @Test
    void the_answers() {
        GoldenFile.assertSame(
                "answer-taken.json",
                AnswerDocument.taken("Firmware update started", Samples.ORDER.id())
                        .body());
        GoldenFile.assertSame(
                "answer-refused.json",
                AnswerDocument.refused(409, Reason.of(ReasonCode.BUSY)).body());
    }

    private static DeviceReport waitingForItsWindow() {
        Reason waiting = new Reason(
                ReasonCode.WAITING_FOR_WINDOW,
                "waits for an install window, which opens Sun 2026-11-29 02:00 (Europe/Berlin)");
        DeviceReport report = Samples.report(new Ready(Update.of(Samples.ORDER, Slot.B)), Optional.empty());
        return new DeviceReport(
                report.sequence(),
                report.logTime(),
                report.memory(),
                report.progress(),
                Optional.of(waiting),
                report.trust(),
                report.currentVersion(),
                report.slot(),
                report.device());
    }

    @Test
    void the_reports() {
        GoldenFile.assertSame(
                "reported-fresh.json",
                ReportDocument.write(
                        Samples.report(AtRest.Idle.FRESH, UpdateLedger.EMPTY, Milestones.NONE, Optional.empty())));
        GoldenFile.assertSame(
                "reported-downloading.json",
                ReportDocument.write(Samples.report(
                        new Downloading(Update.of(Samples.ORDER, Slot.B), 1, Optional.empty()), Optional.of(43))));
        GoldenFile.assertSame(
                "reported-signed.json",
                ReportDocument.write(Samples.signed(Samples.report(AtRest.Idle.FRESH, Optional.empty()))));
        GoldenFile.assertSame("reported-ready.json", ReportDocument.write(waitingForItsWindow()));
        GoldenFile.assertSame("reported-completed.json", COMPLETED);
        GoldenFile.assertSame(
                "reported-failed.json",
                ReportDocument.write(Samples.report(
                        new AtRest.Failed(Samples.ORDER.id(), Reason.of(ReasonCode.DIGEST_MISMATCH)),
                        Optional.empty())));
    }

    @Test
    void the_presence() {
        PresenceDocument presence = new PresenceDocument(true, "5d1c");
        GoldenFile.assertSame("presence.json", presence.write());
        assertThat(PresenceDocument.read(GoldenFile.read("presence.json"))).contains(presence);
    }

    @Test
    void a_twin() {
        DeviceTwin twin = new DeviceTwin(
                DEVICE,
                Presence.CONNECTED,
                ReportedDocument.read(Samples.bytes(COMPLETED)),
                Optional.of(new LeftOrder.Ours(Samples.ORDER)));
        GoldenFile.assertSame("twin.json", TwinDocument.write(twin));
        GoldenFile.assertSame(
                "twin-unknown.json",
                TwinDocument.write(new DeviceTwin(DEVICE, Presence.UNKNOWN, Optional.empty(), Optional.empty())));
    }

    @Test
    void the_results() {
        UpdateResult ended = new UpdateResult.Ended(
                Ending.COMPLETED,
                Optional.empty(),
                ReportedDocument.read(Samples.bytes(COMPLETED)).orElseThrow());
        GoldenFile.assertSame("result-completed.json", UpdateResultDocument.write(DEVICE, Samples.ORDER.id(), ended));
        GoldenFile.assertSame(
                "result-left.json",
                UpdateResultDocument.write(
                        DEVICE, Samples.ORDER.id(), new UpdateResult.LeftForDevice("the device is not connected")));
    }

    @Test
    void a_result_that_does_not_fit_the_order() {
        GoldenFile.assertSame(
                "result-not-as-ordered.json",
                UpdateResultDocument.write(
                        DEVICE,
                        Samples.ORDER.id(),
                        new UpdateResult.NotAsOrdered(
                                "version 3.0.0 was ordered, and the device runs 2.0.0",
                                ReportedDocument.read(Samples.bytes(COMPLETED)).orElseThrow())));
    }

    @Test
    void no_document_has_a_space_where_a_seed_service_would_look_for_none() {
        assertThat(COMPLETED).contains("\"firmwareStatus\":\"completed\"").startsWith("{\"firmwareStatus\":");
    }
}
