package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins.Watch;
import dev.drydock.application.service.twin.Written;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.fault.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwinPollingTest extends HubScene {
    private final HubBench hub = hub();
    private final AzureServiceTransport service = service(hub);
    private final Set<DeviceId> seen = ConcurrentHashMap.newKeySet();
    private final Set<DeviceId> ordered = ConcurrentHashMap.newKeySet();

    @Test
    void many_devices_are_followed_by_queries_alone_and_every_change_is_seen() {
        List<DeviceId> devices = devices(30);
        List<Watch> watches = devices.stream().map(this::watch).toList();
        patiently().until(() -> seen.containsAll(devices));
        int reads = calls(Operation.TWIN_READ);

        devices.forEach(device -> assertThat(done(service.twins().desire(device, Images.order("u1"))))
                .isEqualTo(new Written.Done()));

        patiently().until(() -> ordered.containsAll(devices));
        assertThat(calls(Operation.TWIN_READ)).isEqualTo(reads).isLessThanOrEqualTo(10);
        assertThat(calls(Operation.QUERY)).isPositive();
        watches.forEach(Watch::close);
    }

    @Test
    void two_devices_are_read_one_by_one() {
        List<DeviceId> devices = devices(2);
        devices.forEach(this::watch);

        patiently().until(() -> seen.containsAll(devices) && calls(Operation.TWIN_READ) > 8);

        assertThat(calls(Operation.QUERY)).isZero();
    }

    @Test
    void nothing_is_read_once_the_last_watch_is_closed_and_again_with_the_next_one() {
        List<DeviceId> devices = devices(2);
        List<Watch> watches = devices.stream().map(this::watch).toList();
        patiently().until(() -> seen.containsAll(devices));

        watches.forEach(Watch::close);

        awaitSilence();
        seen.clear();
        watch(devices.get(0));
        patiently().until(() -> seen.contains(devices.get(0)));
    }

    @Test
    void a_service_that_is_closed_reads_no_more() {
        watch(devices(1).get(0));
        patiently().until(() -> !seen.isEmpty());

        service.close();

        awaitSilence();
        watch(devices(1).get(0)).close();
    }

    @Test
    void that_the_hub_goes_and_comes_is_told_once_each() {
        DeviceId device = devices(1).get(0);
        watch(device);
        patiently().until(() -> seen.contains(device));
        hub.stop();
        patiently().until(() -> !told.lost().isEmpty());

        hub.startAgain();
        patiently().until(() -> !told.connected().isEmpty());

        assertThat(told.lost()).hasSize(1);
        assertThat(told.lost().get(0)).containsAnyOf("does not answer", "broke");
        assertThat(done(service.twins().desire(device, Images.order("u1")))).isEqualTo(new Written.Done());
        patiently().until(() -> ordered.contains(device));
    }

    private void awaitSilence() {
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(60))
                .until(() -> calls(Operation.TWIN_READ), new Same()::isStill);
    }

    /** True while the number stays what it was when it was first asked for, after one that differs begins anew. */
    private static final class Same {
        private int last = -1;

        boolean isStill(int number) {
            boolean same = number == last;
            last = number;
            return same;
        }
    }

    private List<DeviceId> devices(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> new DeviceId(freshId()))
                .peek(device -> hub.hub().registerDevice(device.value()))
                .toList();
    }

    private Watch watch(DeviceId device) {
        return service.twins().watch(device, this::take);
    }

    private void take(DeviceTwin twin) {
        seen.add(twin.id());
        twin.desired().ifPresent(order -> ordered.add(twin.id()));
    }

    private int calls(Operation operation) {
        return hub.hub().faults().calls(operation);
    }
}
