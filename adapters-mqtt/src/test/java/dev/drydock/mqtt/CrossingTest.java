package dev.drydock.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.contract.TransportBench.ServiceSide;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Written;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are retained while a subscription is being made, which a broker may lose between the two. */
class CrossingTest {
    private static final int TIMES = 200;
    private static final UpdateOrder BEFORE = Images.order("before");
    private static final UpdateOrder AFTER = Images.order("after");

    @TempDir
    Path folder;

    private MqttTransportBench bench;
    private ServiceSide one;
    private ServiceSide other;

    @BeforeEach
    void open() {
        bench = new MqttTransportBench(
                new EmbeddedBroker(BrokerSettings.inMemory().keptIn(folder)));
        one = bench.service();
        other = bench.service();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        bench.close();
    }

    @Test
    void who_begins_to_watch_while_something_else_is_retained_sees_that_in_the_end() {
        List<DeviceId> devices = IntStream.range(0, TIMES)
                .mapToObj(i -> new DeviceId("crossing-" + i))
                .toList();
        devices.forEach(device ->
                one.twins().desire(device, BEFORE).toCompletableFuture().join());
        Set<DeviceId> unseen = ConcurrentHashMap.newKeySet();
        unseen.addAll(devices);

        for (DeviceId device : devices) {
            var written = one.twins().desire(device, AFTER);
            other.twins().watch(device, twin -> {
                if (twin.desired().equals(Optional.of(new LeftOrder.Ours(AFTER)))) {
                    unseen.remove(device);
                }
            });
            assertThat(written.toCompletableFuture().join()).isEqualTo(new Written.Done());
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(unseen).isEmpty());
    }
}
