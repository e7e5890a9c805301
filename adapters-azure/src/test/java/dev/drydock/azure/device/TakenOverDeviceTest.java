package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.azure.AgentOverHub;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.hub.fault.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two device apps with one identity, of which a hub lets the newer connection win. */
class TakenOverDeviceTest extends HubScene {
    /** Paho misses the end of a connection that is taken over while it is made, and the SDK then waits for a minute. */
    private static final Duration A_MISSED_END = Duration.ofSeconds(150);

    private static final long EVERY_LIFE_IS_SHORT = 0;

    private final String id = freshId();

    @Test
    void somebody_is_told_and_they_do_not_fight_in_a_hot_loop() {
        HubBench hub = hub();
        AzureDeviceSettings settings = hub.device(id);
        List<AgentOverHub> both = Stream.of(settings, settings)
                .map(each -> closing(new AgentOverHub(each, () -> EVERY_LIFE_IS_SHORT)))
                .toList();

        patiently()
                .atMost(A_MISSED_END)
                .until(() -> both.stream()
                        .flatMap(device -> device.told().alarms().stream())
                        .anyMatch(alarm -> alarm.contains("another device app") && alarm.contains(id)));

        assertThat(hub.hub().faults().calls(Operation.CONNECT)).isLessThanOrEqualTo(30);
    }
}
