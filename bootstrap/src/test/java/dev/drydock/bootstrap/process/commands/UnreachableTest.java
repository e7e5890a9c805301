package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A broker that is not there, is silent, or lets nobody in: status 3, soon, with what to look at. */
@Execution(ExecutionMode.CONCURRENT)
class UnreachableTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @TestFactory
    Stream<DynamicTest> a_broker_that_is_not_there_ends_with_3_after_the_connect_timeout() throws Exception {
        // A bound port that does not listen refuses connections, and is not given to another test.
        Socket bound = bench.keep(new Socket());
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        String nowhere = "127.0.0.1:" + bound.getLocalPort();
        bench.file("image", "an image");
        DrydockProcess patient = bench.startProcess(with(List.of("devices"), nowhere, "10m"));
        return Stream.of(
                        List.of("devices"),
                        List.of("show", "d"),
                        List.of("cancel", "d"),
                        List.of("forget", "d"),
                        List.of("update", "d", "--image", bench.path("image"), "--version", "2"))
                .map(command -> DynamicTest.dynamicTest(String.join(" ", command), () -> {
                    DrydockRun process = bench.run(with(command, nowhere, "3s"));
                    assertThat(process.exitStatus()).as(process.toString()).isEqualTo(3);
                    assertThat(process.errors())
                            .contains("nothing listens at " + nowhere)
                            .doesNotContain("\tat ");
                    assertThat(patient.isAlive()).as(patient.toString()).isTrue();
                }));
    }

    private static String[] with(List<String> command, String broker, String timeout) {
        Stream<String> more = Stream.of("--broker", "mqtt://" + broker, "--connect-timeout", timeout);
        return Stream.concat(command.stream(), more).toArray(String[]::new);
    }

    @Test
    void a_port_that_accepts_and_says_nothing_ends_with_3_after_the_connect_timeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DrydockRun process = bench.run(
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

        DrydockRun process = bench.run(
                "devices",
                "--verbose",
                "--broker",
                "mqtt://127.0.0.1:" + mosquitto.port(),
                "--username",
                "somebody",
                "--password-file",
                bench.path("password"));

        assertThat(process.exitStatus()).as(process.toString()).isEqualTo(3);
        assertThat(process.errors()).contains("refuses the user, the password");
        assertThat(process.toString()).doesNotContain("the-secret-itself");
    }
}
