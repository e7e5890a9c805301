package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.service.AzureDeviceIdentities.Registration;
import dev.drydock.azure.service.AzureDeviceIdentities.Registration.NotRegistered;
import dev.drydock.azure.service.AzureDeviceIdentities.Registration.Registered;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AzureDeviceIdentitiesTest extends HubScene {
    private static final String THUMBPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

    private final HubBench hub = hub();
    private final DeviceId device = new DeviceId(freshId());
    private final AzureDeviceIdentities identities = service(hub).identities();

    @Test
    void a_new_device_gets_a_key_with_which_it_may_connect() {
        Registered registered = registered(identities.register(device, Optional.empty()));

        assertThat(registered.isNew()).isTrue();
        assertThat(registered.connection().key())
                .isEqualTo(DeviceConnection.parse(hub.hub().registerDevice(device.value()))
                        .key());
        assertThat(registered.toString())
                .doesNotContain(registered.connection().key().orElseThrow());
    }

    @Test
    void a_device_that_is_there_keeps_its_key() {
        Registered first = registered(identities.register(device, Optional.empty()));

        Registered second = registered(identities.register(device, Optional.empty()));

        assertThat(second.isNew()).isFalse();
        assertThat(second.connection()).isEqualTo(first.connection());
    }

    @Test
    void a_device_with_a_certificate_has_no_key() {
        Registered registered = registered(identities.register(device, Optional.of(THUMBPRINT)));

        assertThat(registered.isNew()).isTrue();
        assertThat(registered.connection().text()).endsWith(";x509=true");
    }

    static Stream<Fault> passing() {
        return Stream.of(
                new Fault.Refuse(429001), new Fault.Refuse(500001), new Fault.DropBefore(), new Fault.DropAfter());
    }

    /** The first call looks whether the device is there, the second one makes it. */
    @ParameterizedTest
    @MethodSource("passing")
    void a_registration_that_fails_on_the_way_is_done_in_the_end(Fault fault) {
        hub.hub().faults().happen(Operation.REGISTRY, 1, new Fault.Delay(Duration.ZERO));
        hub.hub().faults().happen(Operation.REGISTRY, 1, fault);

        assertThat(registered(identities.register(device, Optional.empty()))
                        .connection()
                        .key())
                .isPresent();
    }

    @Test
    void two_who_register_one_device_get_the_same_identity() {
        hub.hub().faults().happen(Operation.REGISTRY, 4, new Fault.Delay(Duration.ofMillis(200)));
        List<CompletionStage<Registration>> both = IntStream.range(0, 2)
                .mapToObj(number -> identities.register(device, Optional.empty()))
                .toList();

        Registered one = registered(both.get(0));
        Registered other = registered(both.get(1));

        assertThat(one.connection()).isEqualTo(other.connection());
        assertThat(one.isNew()).isNotEqualTo(other.isNew());
    }

    @Test
    void a_hub_that_cannot_be_reached_is_told() {
        hub.stop();

        assertThat(done(identities.register(device, Optional.empty())))
                .isInstanceOfSatisfying(
                        NotRegistered.class, not -> assertThat(not.why()).contains("does not answer"));
    }

    private static Registered registered(CompletionStage<Registration> stage) {
        Registration registration = done(stage);
        assertThat(registration).isInstanceOf(Registered.class);
        return (Registered) registration;
    }
}
