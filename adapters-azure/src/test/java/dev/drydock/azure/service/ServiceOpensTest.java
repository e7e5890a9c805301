package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.hub.tls.HubAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceOpensTest extends HubScene {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String KEY = Base64.getEncoder().encodeToString("not-the-key-of-the-hub".getBytes());

    @Test
    void a_wrong_key_is_told_at_once() {
        HubBench hub = hub();
        String connection =
                hub.hub().serviceConnectionString().replaceAll("SharedAccessKey=.*", "SharedAccessKey=" + KEY);

        assertThat(opened(service(connection, hub.hub().authorityFile()), LONG))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("SharedAccessKey is wrong").doesNotContain(KEY));
        assertThat(told.lost()).as("it was not tried again").isEmpty();
    }

    @Test
    void a_token_for_another_hub_is_told_at_once() {
        HubBench hub = closing(HubBench.named("local-hub.test"));
        String connection = hub.hub().serviceConnectionString().replace("local-hub.test", "127.0.0.1");

        assertThat(opened(service(connection, hub.hub().authorityFile()), LONG))
                .hasValueSatisfying(why -> assertThat(why).contains("127.0.0.1").contains("does not let"));
        assertThat(told.lost()).isEmpty();
    }

    @Test
    void a_hub_where_nobody_listens_is_told_when_the_patience_ends() {
        HubBench hub = hub();
        hub.stop();

        AtomicLong halfSeconds = new AtomicLong();
        AzureServiceTransport service = service(
                hub.service(),
                () -> halfSeconds.getAndIncrement() * Duration.ofMillis(500).toNanos());

        assertThat(opened(service, Duration.ofSeconds(5)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("does not answer").contains("see HostName"));
        assertThat(told.lost()).hasSizeBetween(1, 9);
    }

    @Test
    void a_hub_that_comes_later_is_found() {
        HubBench hub = hub();
        hub.stop();
        var opening = service(hub).open(LONG);
        patiently().until(() -> !told.lost().isEmpty());

        hub.startAgain();

        assertThat(done(opening)).isEmpty();
        assertThat(told.connected()).hasSize(1);
    }

    @Test
    void a_name_that_nobody_knows_is_told() {
        HubBench hub = hub();
        String connection = hub.hub().serviceConnectionString().replaceAll("HostName=[^;]*", "HostName=no-hub.test");

        assertThat(opened(service(connection, hub.hub().authorityFile()), Duration.ZERO))
                .contains("the host no-hub.test is unknown; see HostName in the connection string");
    }

    @Test
    void a_hub_of_an_authority_that_is_not_trusted_is_not_spoken_to(@TempDir Path folder) {
        HubBench hub = hub();
        Path other = HubAuthority.in(folder, Clock.systemUTC()).file();

        assertThat(opened(service(hub.hub().serviceConnectionString(), other), Duration.ZERO))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("does not prove").contains("its CA file"));
    }

    @Test
    void a_hub_that_shows_another_name_is_not_spoken_to() {
        HubBench hub = closing(HubBench.named("local-hub.test"));
        String connection = hub.hub().serviceConnectionString().replace("local-hub", "other-hub");

        assertThat(opened(service(connection, hub.hub().authorityFile()), Duration.ZERO))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("does not prove")
                        .contains("other-hub.test")
                        .contains("see HostName"));
    }

    private static Optional<String> opened(AzureServiceTransport service, Duration patience) {
        return done(service.open(patience));
    }
}
