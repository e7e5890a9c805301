package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.application.service.identity.Registration.NotRegistered;
import dev.drydock.application.service.identity.Registration.ProvedOtherwise;
import dev.drydock.application.service.identity.Registration.Registered;
import dev.drydock.application.service.identity.Thumbprint;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.connection.DeviceConnection;
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
    private static final Thumbprint THUMBPRINT = new Thumbprint("0123456789ABCDEF0123456789ABCDEF01234567");

    private final HubBench hub = hub();
    private final DeviceId device = new DeviceId(freshId());
    private final DeviceIdentities identities = service(hub).identities();

    @Test
    void a_new_device_gets_a_key_with_which_it_may_connect() {
        Registered registered = registered(identities.register(device, Optional.empty()));

        assertThat(registered.isNew()).isTrue();
        assertThat(connection(registered).key())
                .isEqualTo(DeviceConnection.parse(hub.hub().registerDevice(device.value()))
                        .key());
        assertThat(registered.toString())
                .doesNotContain(connection(registered).key().orElseThrow());
    }

    @Test
    void a_device_that_is_there_keeps_its_key() {
        Registered first = registered(identities.register(device, Optional.empty()));

        Registered second = registered(identities.register(device, Optional.empty()));

        assertThat(second.isNew()).isFalse();
        assertThat(second.credentials()).isEqualTo(first.credentials());
    }

    @Test
    void a_device_with_a_certificate_has_no_key() {
        Registered registered = registered(identities.register(device, Optional.of(THUMBPRINT)));

        assertThat(registered.isNew()).isTrue();
        assertThat(registered.credentials().text()).endsWith(";x509=true");
    }

    @Test
    void a_device_with_a_key_is_not_made_one_with_a_certificate_in_silence() {
        Registered keyed = registered(identities.register(device, Optional.empty()));

        assertThat(done(identities.register(device, Optional.of(THUMBPRINT)))).isEqualTo(new ProvedOtherwise("a key"));
        assertThat(registered(identities.register(device, Optional.empty())).credentials())
                .isEqualTo(keyed.credentials());
    }

    @Test
    void a_device_with_a_certificate_keeps_it_and_is_found_by_it_alone() {
        registered(identities.register(device, Optional.of(THUMBPRINT)));

        Registered again = registered(identities.register(device, Optional.of(THUMBPRINT)));
        Registration other = done(identities.register(device, Optional.of(new Thumbprint("F".repeat(64)))));
        Registered whatever = registered(identities.register(device, Optional.empty()));

        assertThat(again.isNew()).isFalse();
        assertThat(other).isEqualTo(new ProvedOtherwise("a certificate of another thumbprint"));
        assertThat(whatever.credentials()).isEqualTo(again.credentials());
    }

    @Test
    void a_device_that_another_service_registers_with_a_key_meanwhile_is_told() {
        hub.hub().faults().happen(Operation.REGISTRY, 1, new Fault.Refuse(404001));
        hub.hub().registerDevice(device.value());

        assertThat(done(identities.register(device, Optional.of(THUMBPRINT)))).isEqualTo(new ProvedOtherwise("a key"));
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

        assertThat(connection(registered(identities.register(device, Optional.empty())))
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

        assertThat(one.credentials()).isEqualTo(other.credentials());
        assertThat(one.isNew()).isNotEqualTo(other.isNew());
    }

    @Test
    void a_hub_that_cannot_be_reached_is_told() {
        hub.stop();

        assertThat(done(identities.register(device, Optional.empty())))
                .isInstanceOfSatisfying(
                        NotRegistered.class, not -> assertThat(not.why()).contains("does not answer"));
    }

    private static DeviceConnection connection(Registered registered) {
        return DeviceConnection.parse(registered.credentials().text());
    }

    private static Registered registered(CompletionStage<Registration> stage) {
        Registration registration = done(stage);
        assertThat(registration).isInstanceOf(Registered.class);
        return (Registered) registration;
    }
}
