package dev.drydock.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearHostsTest {
    private static final Map<String, String[]> NAMES = Map.of(
            "metadata.example", new String[] {"169.254.169.254"},
            "inside.example", new String[] {"[::1]"},
            "both.example", new String[] {"192.0.2.7", "127.0.0.1"},
            "link.example", new String[] {"[2001:db8::7]", "[fe80::7]"},
            "0x7f000001", new String[] {"127.0.0.1"},
            "images.example", new String[] {"192.0.2.7", "[2001:db8::7]"});

    /** Asks no name server. */
    private final NearHosts near = new NearHosts(host -> {
        if (!Character.isLetter(host.charAt(0)) && !host.startsWith("0x")) {
            return InetAddress.getAllByName(host);
        }
        String[] found = NAMES.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[found.length];
        for (int i = 0; i < found.length; i++) {
            addresses[i] = InetAddress.getByName(found[i]);
        }
        return addresses;
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "127.1",
                "2130706433",
                "169.254.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "0",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::]",
                "[fe80::1]",
                "[febf::1]",
                "[::ffff:127.0.0.1]",
                "[::FFFF:7f00:1]",
                "[::ffff:169.254.169.254]",
                "[::ffff:0.0.0.0]",
                "[::127.0.0.1]",
                "[::169.254.169.254]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::169.254.169.254]",
                "localhost",
                "LocalHost",
                "any.localhost",
                "metadata.example",
                "inside.example",
                "both.example",
                "link.example",
                "Link.Example",
                "0x7f000001"
            })
    void this_machine_and_its_link_are_near(String host) {
        assertThat(near.hold(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "10.0.0.1",
                "128.0.0.1",
                "169.253.255.255",
                "[2001:db8::1]",
                "[fec0::1]",
                "[::ffff:192.0.2.7]",
                "[64:ff9b::192.0.2.7]",
                "[64:ff9b:1::7f00:1]",
                "[1::127.0.0.1]",
                "images.example",
                "unknown.example",
                "localhost.example"
            })
    void other_machines_are_not(String host) {
        assertThat(near.hold(host)).isFalse();
    }

    @Test
    void names_are_looked_up_as_the_machine_does() {
        assertThat(new NearHosts().hold("localhost.")).isTrue();
    }
}
