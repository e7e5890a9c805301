package dev.drydock.bootstrap.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.fleet.feed.LiveReports;
import dev.drydock.application.fleet.feed.MembersUnderWay;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.feed.TwinFeed;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.hub.HubPace;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.fleet.MqttLiveReports;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** The reports of a fleet: a broker tells them, a hub is asked for them. */
final class FeedModule extends AbstractModule {
    private static final Duration MADE_UP_FOR = Duration.ofMinutes(10);

    private final ServiceTransportSettings settings;

    FeedModule(ServiceTransportSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    ReportFeed feed(
            ServiceTransport transport,
            Deadlines deadlines,
            TransportObserver observer,
            Clock clock,
            RolloutLedger ledger,
            ExecutorService executor) {
        return settings.match(new ServiceTransportSettings.Cases<ReportFeed>() {
            @Override
            public ReportFeed mqtt(MqttSettings broker) {
                LiveReports live = new MqttLiveReports(broker, LinkTiming.real(deadlines), observer, clock::instant);
                return new TwinFeed(live, transport.twins(), deadlines, MADE_UP_FOR, clock::instant);
            }

            @Override
            public ReportFeed azure(AzureServiceSettings hub) {
                return new TwinFeed(
                        transport.twins(),
                        deadlines,
                        new HubPace(hub.tier(), hub.units(), System::nanoTime),
                        new MembersUnderWay(ledger),
                        executor,
                        clock::instant);
            }
        });
    }
}
