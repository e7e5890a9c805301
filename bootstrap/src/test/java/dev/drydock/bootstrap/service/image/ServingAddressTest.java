package dev.drydock.bootstrap.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServingAddressTest {
    private static List<InetAddress> own(String... addresses) throws UnknownHostException {
        List<InetAddress> own = new ArrayList<>();
        for (String address : addresses) {
            own.add(InetAddress.getByName(address));
        }
        return own;
    }

    private static ServingAddress reaching(String broker) {
        return ServingAddress.choose(Optional.empty(), URI.create(broker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt://127.0.0.1:1883", "mqtt://localhost", "mqtt://[::1]:1883", "mqtt://no_such.invalid"})
    void an_image_at_an_address_of_this_machine_alone_is_warned_of_with_the_addresses_to_choose_from(String broker)
            throws UnknownHostException {
        ServingAddress address = reaching(broker);
        assertThat(address.warning(8090, own("192.168.1.5", "2001:db8::5")))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("no other machine can fetch")
                        .contains(address.urlFor(8090))
                        .contains("--serve-at http://192.168.1.5:8090")
                        .contains("--serve-at http://[2001:db8:0:0:0:0:0:5]:8090"));
        assertThat(address.warning(8090, List.of()))
                .hasValueSatisfying(warning -> assertThat(warning).contains("--serve-at http://HOST:8090"));
    }

    @Test
    void an_address_is_advised_without_the_name_of_an_interface_of_this_machine() throws UnknownHostException {
        assertThat(reaching("mqtt://127.0.0.1").warning(8090, own("2001:db8::5%1")))
                .hasValueSatisfying(
                        warning -> assertThat(warning).endsWith("give --serve-at http://[2001:db8:0:0:0:0:0:5]:8090."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5", "2001:db8::5", "images.invalid"})
    void an_image_that_others_may_fetch_is_not_warned_of(String host) throws UnknownHostException {
        ServingAddress address = new ServingAddress(host, 0, Optional.empty());
        assertThat(address.warning(8090, own("192.168.1.5"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.1.1", "fe80::1", "0.0.0.0"})
    void link_local_and_unspecified_addresses_are_of_no_use_either(String host) throws UnknownHostException {
        ServingAddress address = new ServingAddress(host, 0, Optional.empty());
        assertThat(address.warning(8090, own("192.168.1.5"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8090, 127.0.0.1, 8090",
        "http://127.0.0.1:8090/, 127.0.0.1, 8090",
        "http://[::1]:8090, ::1, 8090",
        "http://203.0.113.7:8090, 0.0.0.0, 8090",
        "http://image_store:65535, 0.0.0.0, 65535"
    })
    void where_the_user_says_to_serve_is_not_warned_of(String url, String host, int port) throws UnknownHostException {
        ServingAddress address = ServingAddress.choose(Optional.of(url), URI.create("mqtt://127.0.0.1"));
        assertThat(address.listenHost()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.urlFor(1)).isEqualTo(url.replaceFirst("/$", ""));
        assertThat(address.warning(8090, own("192.168.1.5"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:8090",
                "https://host:8090",
                "http://host",
                "http://host:0",
                "http://host:65536",
                "http://host:8090/path",
                "http://host:8090?query",
                "http://user@host:8090",
                "http://a host:8090",
                "http://:8090"
            })
    void any_other_address_is_wrong_use(String url) {
        assertThatThrownBy(() -> ServingAddress.choose(Optional.of(url), URI.create("mqtt://127.0.0.1")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--serve-at wants http://HOST:PORT, and got '" + url + "'");
    }

    @Test
    void the_addresses_to_choose_from_are_neither_loopback_nor_link_local() {
        assertThat(OwnAddresses.ofThisMachine())
                .hasSizeLessThanOrEqualTo(4)
                .noneMatch(InetAddress::isLoopbackAddress)
                .noneMatch(InetAddress::isLinkLocalAddress);
    }
}
