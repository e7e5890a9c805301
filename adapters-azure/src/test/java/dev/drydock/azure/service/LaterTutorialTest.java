package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.application.mailbox.Mailbox;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.stop.StopResult;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The later tutorial's device program, ordered and followed by our service over a hub. */
class LaterTutorialTest extends HubScene {
    private static final UpdateTerms TERMS = new UpdateTerms(
            Duration.ofSeconds(10), Duration.ofSeconds(30), false, Optional.of(Duration.ofMinutes(2)), true, false);

    private final HubBench hub = hub();
    private final AzureServiceTransport service = service(hub);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final ServicePorts ports = new ServicePorts(
            service.methods(),
            service.twins(),
            new ScheduledDeadlines(threads, new Random(1)),
            new Mailbox(threads, 0));
    private final DeviceId id = new DeviceId(freshId());
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void it_is_ordered_by_desired_state_and_followed_to_the_ordered_version() throws Exception {
        LaterTutorialDevice device = device(Optional.empty());

        UpdateResult result = run(order("u1", "3.0.0", "https://images.example/p"));

        assertThat(((UpdateResult.Ended) result).ending()).isEqualTo(Ending.COMPLETED);
        assertThat(twin().reported().flatMap(Reported::currentVersion)).contains("3.0.0");
        assertThat(device.orders()).containsExactly("3.0.0");
        assertThat(told).contains("left").noneMatch(line -> line.startsWith("answered"));

        UpdateResult again = run(order("u2", "3.0.0", "https://images.example/q"));

        assertThat(((UpdateResult.Ended) again).ending()).isEqualTo(Ending.COMPLETED);
        assertThat(device.isDead()).isFalse();
    }

    @Test
    void the_order_of_a_configuration_is_replaced_by_one_write_and_never_taken_away() throws Exception {
        LaterTutorialDevice device = device(Optional.empty());
        configure("2.8.5");
        patiently()
                .until(() -> twin().reported().flatMap(Reported::currentVersion).equals(Optional.of("2.8.5")));
        assertThat(twin().desired().flatMap(LeftOrder::asForeign)).isPresent();

        UpdateResult result = run(order("u1", "3.0.0", "https://images.example/p"));

        assertThat(((UpdateResult.Ended) result).ending()).isEqualTo(Ending.COMPLETED);
        assertThat(told).anySatisfy(line -> assertThat(line).contains("replaced", "123456abcde"));
        assertThat(twin().desired().flatMap(LeftOrder::asOurs).map(UpdateOrder::id))
                .contains(new UpdateId("u1"));
        assertThat(device.orders()).containsExactly("2.8.5", "3.0.0");
        assertThat(device.isDead()).isFalse();
    }

    @Test
    void a_cancel_takes_no_order_away_from_under_it() throws Exception {
        LaterTutorialDevice device = device(Optional.empty());
        run(order("u1", "3.0.0", "https://images.example/p"));

        StopResult result = done(new StopUpdate(ports).stop(id, Optional.empty(), Duration.ofSeconds(10)));

        assertThat(result).isInstanceOf(StopResult.NotReached.class);
        assertThat(twin().desired()).isPresent();
        assertThat(device.isDead()).isFalse();
    }

    @Test
    void a_failure_ends_the_update_with_what_the_device_says() throws Exception {
        device(Optional.of("Image verification failed"));

        UpdateResult.Ended result = (UpdateResult.Ended) run(order("u1", "3.0.0", "https://images.example/p"));

        assertThat(result.ending()).isEqualTo(Ending.FAILED);
        assertThat(result.reason().orElseThrow().message()).isEqualTo("Image verification failed");
    }

    @Test
    void an_order_that_it_refuses_has_failed() throws Exception {
        device(Optional.empty());

        UpdateResult.Ended result = (UpdateResult.Ended) run(order("u1", "3.0.0", "http://images.example/p"));

        assertThat(result.ending()).isEqualTo(Ending.FAILED);
        assertThat(result.reason().orElseThrow().message()).isEqualTo("Insecure package URI");
    }

    private LaterTutorialDevice device(Optional<String> failure) throws Exception {
        LaterTutorialDevice device = closing(LaterTutorialDevice.connect(hub.device(id.value()), "1.0.0", failure));
        patiently()
                .until(() ->
                        twin().reported().filter(Reported::ordersByDesiredAlone).isPresent());
        return device;
    }

    /** Orders as an automatic configuration of the hub does. */
    private void configure(String version) throws Exception {
        Twin twin = new Twin(id.value());
        twin.getDesiredProperties()
                .put(
                        "firmware",
                        Map.of(
                                "fwVersion", version,
                                "fwPackageURI", "https://secureuri/package.bin",
                                "fwPackageCheckValue", "123456abcde"));
        clients(hub).twins().patch(twin);
    }

    private UpdateResult run(UpdateOrder order) {
        return done(new RunUpdate(ports).run(id, order, TERMS, new Telling()));
    }

    private DeviceTwin twin() {
        return ((TwinRead.Found) done(service.twins().read(id))).twin();
    }

    private static UpdateOrder order(String update, String version, String uri) {
        return new UpdateOrder(
                new UpdateId(update),
                new ImageUri(uri),
                Optional.of(new Version(version)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private final class Telling implements UpdateListener {
        @Override
        public void answered(DeviceId device, MethodAnswer answer) {
            told.add("answered " + answer);
        }

        @Override
        public void left(DeviceId device, String why) {
            told.add("left");
        }

        @Override
        public void sighted(DeviceId device, Sighting sighting) {
            told.add(sighting.toString());
        }

        @Override
        public void foreignOrderReplaced(DeviceId device, LeftOrder.Foreign order) {
            told.add("replaced " + order.document());
        }
    }
}
