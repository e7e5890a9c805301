package dev.drydock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1", "169.254.1.1", "no-such-host.invalid"})
    void an_address_that_other_machines_may_reach_is_taken_with_consent_alone(String address) {
        assertThatThrownBy(() -> new HubSettings(address, Optional.empty(), 0, 0, Path.of("hub")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("other machines");
        assertThat(new HubSettings(address, Optional.empty(), 0, 0, Path.of("hub"), HubSettings.Quotas.S1, true)
                        .address())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.8.7", "::1"})
    void an_address_that_this_machine_alone_can_reach_is_taken(String address) {
        assertThat(new HubSettings(address, Optional.empty(), 0, 0, Path.of("hub")).remote())
                .isFalse();
    }
}
