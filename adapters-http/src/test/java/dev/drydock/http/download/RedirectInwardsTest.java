package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.address.NearHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects into this machine, from a server on it that is taken for another machine. */
class RedirectInwardsTest extends Fetching {
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void let_lookups_go() {
        never.countDown();
    }

    /** As if 127.0.0.1 were far away; every other host is what it is. */
    private static InetAddress[] fromAfar(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host.equals("127.0.0.1") ? "192.0.2.7" : host);
    }

    private FetchResult fetchFromAfar(DownloadLimits limits, NearHosts.Lookup lookup, String uri) {
        RedirectRule rule = new RedirectRule(AllowedHosts.ALL, new NearHosts(lookup));
        return new HttpImageSource(limits, rule, null)
                .fetch(new ImageUri(uri), Optional.of((long) IMAGE.length), sink, bytes -> {}, stop);
    }

    private static FaultServer redirecting(String location) {
        return new FaultServer(call -> call.head("302 Found", "Location: " + location, "Content-Length: 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost.",
                "127.0.0.2",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]"
            })
    void a_redirect_from_another_machine_into_this_one_is_refused(String host) throws IOException {
        try (FaultServer inside = new FaultServer(Fetching::answer);
                FaultServer server =
                        redirecting(inside.uri("/admin?token=inner").replace("127.0.0.1", host))) {
            FetchResult result = fetchFromAfar(SHORT, RedirectInwardsTest::fromAfar, server.uri("/a?sig=secret"));
            Reason reason = refused(result, ReasonCode.REDIRECT_REFUSED);
            assertThat(reason.message()).contains(server.uri("/a"), "/admin").doesNotContain("inner");
            assertThat(inside.requests()).isEmpty();
        }
        takesTheNextGoodDownload();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]"})
    void a_redirect_from_another_machine_onto_the_link_is_refused(String host) throws IOException {
        try (FaultServer server = redirecting("http://" + host + "/latest/meta-data")) {
            FetchResult result = fetchFromAfar(SHORT, RedirectInwardsTest::fromAfar, server.uri("/a"));
            refused(result, ReasonCode.REDIRECT_REFUSED);
        }
        takesTheNextGoodDownload();
    }

    @Test
    void a_redirect_that_leads_inwards_only_behind_another_one_is_refused() throws IOException {
        try (FaultServer inside = new FaultServer(Fetching::answer);
                FaultServer second = redirecting(inside.uri("/a").replace("127.0.0.1", "localhost"));
                FaultServer first = redirecting(second.uri("/a"))) {
            refused(fetchFromAfar(SHORT, RedirectInwardsTest::fromAfar, first.uri("/a")), ReasonCode.REDIRECT_REFUSED);
            assertThat(second.requests()).hasSize(1);
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void what_was_ordered_from_this_machine_may_be_redirected_within_it() throws IOException {
        try (FaultServer other = new FaultServer(Fetching::answer);
                FaultServer server = redirecting(other.uri("/a").replace("127.0.0.1", "localhost"))) {
            fetched(fetch(server.uri("/a")), sink);
        }
    }

    @Test
    void a_name_server_that_never_answers_is_not_waited_for() throws IOException {
        try (FaultServer server = redirecting("http://images.example/a")) {
            DownloadLimits hasty = new DownloadLimits(
                    Duration.ofMillis(200), Duration.ofMillis(200), 1, Duration.ofSeconds(20), 1 << 20);
            refused(fetchFromAfar(hasty, this::waiting, server.uri("/a")), ReasonCode.DOWNLOAD_STALLED);
        }
        takesTheNextGoodDownload();
    }

    @Test
    void a_stop_ends_the_wait_for_a_name_server() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FaultServer server = redirecting("http://images.example/a")) {
            CompletableFuture<FetchResult> result = CompletableFuture.supplyAsync(() -> fetchFromAfar(
                    DownloadLimits.STANDARD,
                    host -> {
                        asked.countDown();
                        return waiting(host);
                    },
                    server.uri("/a")));
            await().atMost(Duration.ofSeconds(60)).until(() -> asked.getCount() == 0);
            stop.stop();
            assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Stopped.class);
        }
    }

    private InetAddress[] waiting(String host) {
        try {
            never.await();
            return new InetAddress[0];
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
