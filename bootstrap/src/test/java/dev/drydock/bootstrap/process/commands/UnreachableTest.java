package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker that is not there, is silent, or lets nobody in: status 3, soon, with what to look at. */
class UnreachableTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @TestFactory
    Stream<DynamicTest> a_broker_that_is_not_there_ends_with_3_within_the_connect_timeout() throws Exception {
        String nowhere = "127.0.0.1:" + MosquittoProcess.freePort();
        bench.file("image", "an image");
        return Stream.of(
                        List.of("devices"),
                        List.of("show", "d"),
                        List.of("cancel", "d"),
                        List.of("forget", "d"),
                        List.of("update", "d", "--image", "image", "--version", "2"))
                .map(command -> DynamicTest.dynamicTest(String.join(" ", command), () -> {
                    long start = System.nanoTime();
                    DrydockProcess process = bench.run(Stream.concat(
                                    command.stream(),
                                    Stream.of("--broker", "mqtt://" + nowhere, "--connect-timeout", "2s"))
                            .toArray(String[]::new));
                    assertThat(process.exitStatus()).as(process.toString()).isEqualTo(3);
                    assertThat(process.errors())
                            .contains("nothing listens at " + nowhere)
                            .doesNotContain("\tat ");
                    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
                }));
    }

    @Test
    void a_port_that_accepts_and_says_nothing_ends_with_3_within_the_connect_timeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DrydockProcess process = bench.run(
                    "devices", "--broker", "mqtt://127.0.0.1:" + silent.getLocalPort(), "--connect-timeout", "1s");
            assertThat(process.exitStatus()).as(process.toString()).isEqualTo(3);
            assertThat(process.errors()).contains("drydock: ").doesNotContain("\tat ");
        }
    }

    @Test
    void a_broker_that_refuses_the_password_ends_with_3_and_shows_no_secret() throws Exception {
        Assumptions.assumeTrue(
                MosquittoProcess.installed(), "SKIPPED: there is no Mosquitto on this machine to refuse a password");
        Path passwords = bench.file("passwd", "");
        MosquittoProcess mosquitto = bench.keep(
                MosquittoProcess.start(bench.folder(), "allow_anonymous false", "password_file " + passwords));
        bench.file("password", "the-secret-itself\n");

        DrydockProcess process = bench.run(
                "devices",
                "--verbose",
                "--broker",
                "mqtt://127.0.0.1:" + mosquitto.port(),
                "--username",
                "somebody",
                "--password-file",
                "password");

        assertThat(process.exitStatus()).as(process.toString()).isEqualTo(3);
        assertThat(process.errors()).contains("refuses the user, the password");
        assertThat(process.toString()).doesNotContain("the-secret-itself");
    }
}
