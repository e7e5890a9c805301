package dev.drydock.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "metadata.example", List.of("169.254.169.254"),
            "inside.example", List.of("[::1]"),
            "both.example", List.of("192.0.2.7", "127.0.0.1"),
            "link.example", List.of("[2001:db8::7]", "[fe80::7]"),
            "office.example", List.of("192.0.2.7", "10.1.2.3"),
            "images.example", List.of("192.0.2.7", "[2001:db8::7]"));

    /** Asks no name server. */
    private static Zone zone(String host) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : NAMES.getOrDefault(host, List.of(host))) {
            NumericHost.address(address).ifPresent(addresses::add);
        }
        return Zone.of(host, addresses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.0.1",
                "169.254.169.254",
                "[fe80::1]",
                "[febf::1]",
                "[::ffff:169.254.169.254]",
                "[::FFFF:a9fe:a9fe]",
                "[::169.254.169.254]",
                "[64:ff9b::169.254.169.254]",
                "[2002:a9fe:a9fe::1]",
                "2852039166",
                "0xa9fea9fe",
                "metadata.example",
                "link.example"
            })
    void link_local_addresses_are_the_link(String host) throws UnknownHostException {
        assertThat(zone(host)).isEqualTo(Zone.LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "0",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::FFFF:7f00:1]",
                "[::ffff:0.0.0.0]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "localhost",
                "LocalHost",
                "localhost.",
                "any.localhost",
                "inside.example",
                "both.example",
                "0x7f000001"
            })
    void loopback_and_unspecified_addresses_are_this_machine(String host) throws UnknownHostException {
        assertThat(zone(host)).isEqualTo(Zone.MACHINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::192.168.1.1]",
                "office.example"
            })
    void addresses_of_private_networks_are_private(String host) throws UnknownHostException {
        assertThat(zone(host)).isEqualTo(Zone.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "128.0.0.1",
                "169.253.255.255",
                "172.32.0.1",
                "100.128.0.1",
                "[2001:db8::1]",
                "[::ffff:192.0.2.7]",
                "[64:ff9b::192.0.2.7]",
                "[64:ff9b:1::7f00:1]",
                "[1::127.0.0.1]",
                "images.example",
                "unknown.example",
                "localhost.example"
            })
    void other_hosts_are_afar(String host) throws UnknownHostException {
        assertThat(zone(host)).isEqualTo(Zone.AFAR);
    }

    @Test
    void the_nearest_of_several_addresses_counts() throws UnknownHostException {
        InetAddress link = InetAddress.getByName("169.254.1.1");
        InetAddress machine = InetAddress.getByName("127.0.0.1");
        assertThat(Zone.of("a.example", List.of(machine, link))).isEqualTo(Zone.LINK);
        assertThat(Zone.of("localhost", List.of(link))).isEqualTo(Zone.LINK);
    }

    @ParameterizedTest
    @CsvSource({"image_store, 80", "images.example, 80", "[::1], 80"})
    void the_port_is_that_of_the_scheme_unless_named(String host, int port) {
        assertThat(Endpoint.of(URI.create("http://" + host + "/a"))).isEqualTo(new Endpoint(host, port));
        assertThat(Endpoint.of(URI.create("http://" + host + ":/a"))).isEqualTo(new Endpoint(host, port));
        assertThat(Endpoint.of(URI.create("https://" + host + "/a"))).isEqualTo(new Endpoint(host, 443));
        assertThat(Endpoint.of(URI.create("https://" + host + ":8443/a"))).isEqualTo(new Endpoint(host, 8443));
    }
}
