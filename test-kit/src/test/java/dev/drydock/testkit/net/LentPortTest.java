package dev.drydock.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LentPortTest {
    private static final int MANY = 200;

    /** So many of 12,000 that another process would hit ours by chance, fifty times over. */
    private static final int THEIRS = 3_000;

    @Test
    void a_port_is_lent_once_and_can_be_listened_on() throws IOException {
        Set<Integer> ports = new HashSet<>();
        for (int count = 0; count < MANY; count++) {
            int port = LentPort.next();
            assertThat(ports.add(port)).as("port %d is new", port).isTrue();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.getLocalPort()).isEqualTo(port);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_system_gives_none_of_them_to_a_connection() throws IOException {
        String range = Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))
                .get(0);

        assertThat(LentPort.END).isLessThanOrEqualTo(Integer.parseInt(range.split("\\s+")[0]));
    }

    @Test
    void another_process_gets_others() throws Exception {
        Set<Integer> ours = new HashSet<>();
        for (int count = 0; count < MANY; count++) {
            ours.add(LentPort.next());
        }

        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Borrower.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).as(printed).isZero();

        List<Integer> theirs = printed.lines().map(Integer::valueOf).toList();
        assertThat(theirs).hasSize(THEIRS).doesNotContainAnyElementsOf(ours);
    }

    /** Prints the ports that it is lent. */
    static final class Borrower {
        public static void main(String[] arguments) {
            for (int count = 0; count < THEIRS; count++) {
                System.out.println(LentPort.next());
            }
        }
    }
}
