package dev.drydock.bootstrap.commandline.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.azure.connection.HubAddress;
import dev.drydock.azure.connection.HubProxy;
import dev.drydock.bootstrap.console.CommandFailure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HubProxiesTest {
    private static final HubAddress HUB = new HubAddress("my-hub.azure-devices.net", Optional.empty());

    @Test
    void a_hub_is_reached_through_the_proxy_for_https() {
        assertThat(HubProxies.to(HUB, Map.of("HTTPS_PROXY", "http://us%40er:se:cret@proxy.example:3128")))
                .contains(new HubProxy("proxy.example", 3128, Optional.of(new HubProxy.Login("us@er", "se:cret"))));
        assertThat(HubProxies.to(HUB, Map.of("ALL_PROXY", "proxy.example")))
                .contains(new HubProxy("proxy.example", 80, Optional.empty()));
    }

    @Test
    void it_is_reached_directly_without_one_and_when_the_environment_says_so() {
        assertThat(HubProxies.to(HUB, Map.of("HTTP_PROXY", "http://proxy.example:3128")))
                .isEmpty();
        assertThat(HubProxies.to(
                        HUB, Map.of("HTTPS_PROXY", "http://proxy.example:3128", "NO_PROXY", ".azure-devices.net")))
                .isEmpty();
    }

    @Test
    void a_proxy_that_cannot_be_used_is_wrong_use_and_its_password_is_not_repeated() {
        assertThatThrownBy(() -> HubProxies.to(HUB, Map.of("HTTPS_PROXY", "socks5://user:secret@proxy.example:1080")))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("secret");
    }

    @Test
    void no_text_of_a_proxy_shows_its_password() {
        HubProxy proxy = new HubProxy("fe80::1", 3128, Optional.of(new HubProxy.Login("user", "secret")));

        assertThat(proxy).hasToString("[fe80::1]:3128");
        assertThat(proxy.login().orElseThrow()).hasToString("user");
    }
}
