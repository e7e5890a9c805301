package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.http.wire.Network;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
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

    /** A network in which 127.0.0.1 is another machine, at a given address; every other host is what it is. */
    private record Elsewhere(String address, Waiting names) implements Network {
        @Override
        public InetAddress[] addressesOf(String host) throws UnknownHostException {
            return host.endsWith(".example")
                    ? names.addressesOf(host)
                    : InetAddress.getAllByName(host.equals("127.0.0.1") ? address : host);
        }

        @Override
        public void connect(Socket socket, InetSocketAddress wanted, int millis) throws IOException {
            boolean there = wanted.getAddress().getHostAddress().equals(address);
            InetAddress real = there ? InetAddress.getLoopbackAddress() : wanted.getAddress();
            socket.connect(new InetSocketAddress(real, wanted.getPort()), millis);
        }
    }

    private interface Waiting {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private FetchResult fetchFromAfar(String uri) {
        return fetch(PATIENT, new Elsewhere("192.0.2.7", this::waiting), uri);
    }

    private FetchResult fetch(DownloadLimits limits, Network network, String uri, String... allowed) {
        return new HttpImageSource(
                        limits,
                        AllowedHosts.parse(List.of(allowed)),
                        Optional.empty(),
                        Proxies.NONE,
                        network,
                        Pace.Time.OF_THIS_MACHINE)
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
            FetchResult result = fetchFromAfar(server.uri("/a?sig=secret"));
            Reason reason = refused(result, ReasonCode.REDIRECT_REFUSED);
            assertThat(reason.message()).contains(server.uri("/a"), "/admin").doesNotContain("inner");
            assertThat(inside.requests()).isEmpty();
        }
        takesTheNextGoodDownload();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]"})
    void a_redirect_from_this_machine_onto_the_link_is_refused_even_when_its_host_is_allowed(String host)
            throws IOException {
        String plain = host.startsWith("[::ffff:") ? "169.254.169.254" : host;
        try (FaultServer server = redirecting("http://" + host + "/latest/meta-data")) {
            Reason reason = refused(
                    fetch(PATIENT, Network.OF_THIS_MACHINE, server.uri("/a"), "127.0.0.1", plain),
                    ReasonCode.REDIRECT_REFUSED);
            assertThat(reason.message()).contains("link-local");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.5", "192.0.2.7"})
    void a_redirect_to_a_private_host_is_refused_unless_the_configuration_names_it(String from) throws IOException {
        try (FaultServer inside = new FaultServer(Fetching::answer);
                FaultServer server = redirecting(inside.uri("/b").replace("127.0.0.1", "private.example"))) {
            Network network = new Intranet(from);
            Reason reason = refused(fetch(PATIENT, network, server.uri("/a")), ReasonCode.REDIRECT_REFUSED);
            assertThat(reason.message()).contains("private address");
            assertThat(inside.requests()).isEmpty();

            fetched(fetch(PATIENT, network, server.uri("/a"), "127.0.0.1", "private.example"), sink);
        }
    }

    @Test
    void a_private_host_may_redirect_within_itself() throws IOException {
        try (FaultServer other = new FaultServer(Fetching::answer);
                FaultServer server = redirecting(other.uri("/b").replace("127.0.0.1", "private.example"))) {
            fetched(fetch(PATIENT, new Intranet(Intranet.PRIVATE), server.uri("/a")), sink);
        }
    }

    /** A network in which 127.0.0.1 is at a given address, and {@code private.example} at one of a private network. */
    private record Intranet(String address) implements Network {
        static final String PRIVATE = "10.0.0.9";

        @Override
        public InetAddress[] addressesOf(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host.equals("private.example") ? PRIVATE : address);
        }

        @Override
        public void connect(Socket socket, InetSocketAddress wanted, int millis) throws IOException {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted.getPort()), millis);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]"})
    void a_redirect_from_another_machine_onto_the_link_is_refused(String host) throws IOException {
        try (FaultServer server = redirecting("http://" + host + "/latest/meta-data")) {
            FetchResult result = fetchFromAfar(server.uri("/a"));
            refused(result, ReasonCode.REDIRECT_REFUSED);
        }
        takesTheNextGoodDownload();
    }

    @Test
    void a_redirect_that_leads_inwards_only_behind_another_one_is_refused() throws IOException {
        try (FaultServer inside = new FaultServer(Fetching::answer);
                FaultServer second = redirecting(inside.uri("/a").replace("127.0.0.1", "localhost"));
                FaultServer first = redirecting(second.uri("/a"))) {
            refused(fetchFromAfar(first.uri("/a")), ReasonCode.REDIRECT_REFUSED);
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
            refused(
                    fetch(hasty, new Elsewhere("192.0.2.7", this::waiting), server.uri("/a")),
                    ReasonCode.DOWNLOAD_STALLED);
        }
        takesTheNextGoodDownload();
    }

    @Test
    void a_stop_ends_the_wait_for_a_name_server() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FaultServer server = redirecting("http://images.example/a")) {
            CompletableFuture<FetchResult> result = CompletableFuture.supplyAsync(() -> fetch(
                    DownloadLimits.STANDARD,
                    new Elsewhere("192.0.2.7", host -> {
                        asked.countDown();
                        return waiting(host);
                    }),
                    server.uri("/a")));
            soon().until(() -> asked.getCount() == 0);
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
