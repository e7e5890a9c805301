package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivesAKillTest {
    @TempDir
    Path folder;

    @Test
    void a_retained_message_that_was_acknowledged_is_there_after_a_kill() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder);
                Peer service = Peer.connect(broker.uri(), "service")) {
            service.retain("drydock/dev.a/desired", "withdrawn");
            service.retain("drydock/dev.a/desired", "order");
            broker.close();
        }
        try (BrokerProcess again = BrokerProcess.start(folder);
                Peer device = Peer.connect(again.uri(), "dev.a")) {
            device.subscribe("drydock/+/desired", 1);

            assertThat(device.next().text()).isEqualTo("order");
        }
    }

    @Test
    void a_session_and_what_waits_in_it_are_there_after_a_kill() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder);
                Peer service = Peer.connect(broker.uri(), "service")) {
            Peer device = Peer.connect(broker.uri(), "dev-1", it -> it.setSessionExpiryInterval(600L));
            device.subscribe("drydock/dev-1/desired", 1);
            device.close();
            service.publish("drydock/dev-1/desired", "waiting");
            broker.close();
        }
        try (BrokerProcess again = BrokerProcess.start(folder);
                Peer device = Peer.connect(again.uri(), "dev-1", it -> it.setCleanStart(false))) {
            assertThat(device.next().text()).isEqualTo("waiting");
        }
    }

    @Test
    void what_was_kept_is_there_after_an_orderly_stop() throws Exception {
        BrokerSettings settings = BrokerSettings.inMemory().keptIn(folder);
        try (LocalBroker broker = LocalBroker.start(settings);
                Peer service = Peer.connect(broker.uri(), "service")) {
            service.retain("drydock/dev-1/desired", "order");
        }
        try (LocalBroker broker = LocalBroker.start(settings);
                Peer device = Peer.connect(broker.uri(), "dev-1")) {
            device.subscribe("drydock/dev-1/desired", 1);

            assertThat(device.next().text()).isEqualTo("order");
        }
    }
}
