package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.domain.device.DeviceId;
import java.time.Instant;

class InMemoryReportFeedTest extends ReportFeedContract {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemoryReportFeed.Broker broker = new InMemoryReportFeed.Broker();

    @Override
    protected ReportFeed feed() {
        return new InMemoryReportFeed(broker, 5);
    }

    @Override
    protected void report(DeviceId device, long sequence) {
        broker.publish(HeardReport.of(device, reported(sequence), NOON));
    }
}
