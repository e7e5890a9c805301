package dev.drydock.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.mqtt.service.MqttServiceTransport;
import dev.drydock.testkit.net.Authority;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link over TLS: it trusts the given authority alone, and the host that it meant to reach. */
class SecuredLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ONLY_LOCALHOST = "san=dns:localhost";

    @TempDir
    static Path folder;

    private static Authority authority;
    private static EmbeddedBroker broker;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    static void start() throws Exception {
        authority = new Authority(folder);
        broker = new EmbeddedBroker(BrokerSettings.inMemory());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void a_broker_of_the_authority_with_the_right_name_is_connected_to() throws Exception {
        try (TlsFront front = new TlsFront(authority.server("right", "-ext", ONLY_LOCALHOST), broker.port());
                MqttServiceTransport service = service("localhost", front)) {
            assertThat(open(service, PATIENCE)).isEmpty();
            assertThat(front.letThrough()).isEqualTo(1);
        }
    }

    @Test
    void a_broker_with_another_name_in_its_certificate_gets_no_byte() throws Exception {
        try (TlsFront front = new TlsFront(authority.server("named", "-ext", ONLY_LOCALHOST), broker.port());
                MqttServiceTransport service = service("127.0.0.1", front)) {
            assertRefused(front, service);
        }
    }

    @Test
    void a_broker_that_the_authority_does_not_vouch_for_gets_no_byte() throws Exception {
        try (TlsFront front = new TlsFront(authority.stranger("stranger", "-ext", ONLY_LOCALHOST), broker.port());
                MqttServiceTransport service = service("localhost", front)) {
            assertRefused(front, service);
        }
    }

    private static void assertRefused(TlsFront front, MqttServiceTransport service) throws Exception {
        assertThat(open(service, Duration.ofSeconds(1))).isPresent();
        await().atMost(PATIENCE).until(() -> front.refused() > 0);
        assertThat(front.letThrough()).isZero();
    }

    private static Optional<String> open(MqttServiceTransport service, Duration patience) throws Exception {
        return service.open(patience).toCompletableFuture().get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    }

    private MqttServiceTransport service(String host, TlsFront front) throws Exception {
        SSLContext trusting = authority.client();
        MqttSettings settings = new MqttSettings(
                URI.create("mqtts://" + host + ":" + front.port()),
                Optional.empty(),
                Optional.of(trusting),
                MqttSettings.STANDARD_PREFIX);
        return new MqttServiceTransport(
                settings, new ScheduledDeadlines(timer, new Random(1)), TransportObserver.silent());
    }
}
