package dev.drydock.http.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.http.InMemorySink;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageServerTest extends ServedFolder {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/images",
                "/images/",
                "/images/none",
                "/images/../secret",
                "/images/..%2fsecret",
                "/images/..",
                "/images/sub/inner",
                "/images/sub",
                "/images/.hidden",
                "/images/to-secret",
                "/images/to-hidden",
                "/images/%66w-2.0.bin",
                "/images/fw-2.0.bin/",
                "//images/fw-2.0.bin",
                "/images//etc/passwd",
                "/images/fw-2.0.bin%00",
                "/images/to-outside-folder"
            })
    void what_is_no_image_of_the_folder_is_not_found(String path) throws Exception {
        Files.writeString(outside.resolve("secret"), "secret");
        Files.writeString(folder.resolve(".hidden"), "hidden");
        Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("inner"), "inner");
        Files.createSymbolicLink(folder.resolve("to-secret"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("to-hidden"), folder.resolve(".hidden"));
        Files.createSymbolicLink(folder.resolve("to-outside-folder"), outside);
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer)
                    .startsWith("HTTP/1.1 404")
                    .doesNotContain("secret")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void a_link_to_another_image_of_the_folder_is_followed() throws Exception {
        Files.createSymbolicLink(folder.resolve("latest"), folder.resolve("fw-2.0.bin"));
        assertThat(ask("GET", "/images/latest").body()).isEqualTo(IMAGE);
    }

    @Test
    void a_device_resumes_and_begins_anew_when_the_image_was_replaced() throws Exception {
        InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, 100_000), tag());
        fetch(begun);
        assertThat(begun.restarts()).isZero();
        assertThat(begun.bytes()).isEqualTo(IMAGE);

        InMemorySink stale = InMemorySink.holding(Arrays.copyOf(IMAGE, 100_000), tag());
        byte[] other = IMAGE.clone();
        other[5]++;
        Files.write(folder.resolve("next"), other);
        Files.move(folder.resolve("next"), folder.resolve("fw-2.0.bin"), StandardCopyOption.ATOMIC_MOVE);
        fetch(stale);
        assertThat(stale.restarts()).isEqualTo(1);
        assertThat(stale.bytes()).isEqualTo(other);
    }

    private void fetch(InMemorySink sink) {
        FetchResult result = new HttpImageSource(DownloadLimits.STANDARD)
                .fetch(new ImageUri(uri("/images/fw-2.0.bin")), Optional.of(300_000L), sink, b -> {}, new StopSignal());
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void a_single_file_has_the_name_it_was_given_and_no_other() throws Exception {
        Path file = Files.write(outside.resolve("odd name.img"), IMAGE);
        try (ImageServer one = new ImageServer(ServedImages.file(file, "gateway-2.0.0.bin"))) {
            int port = one.start("localhost", 0).getPort();
            URI right = URI.create("http://localhost:" + port + "/images/gateway-2.0.0.bin");
            URI wrong = URI.create("http://localhost:" + port + "/images/fw-2.0.bin");
            assertThat(status(right)).isEqualTo(200);
            assertThat(status(wrong)).isEqualTo(404);
        }
    }

    private static int status(URI uri) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void a_port_that_is_taken_is_told_and_leaves_nothing_behind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ImageServer second = new ImageServer(ServedImages.folder(folder))) {
            assertThatThrownBy(() -> second.start("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(ListenFailure.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
            assertThat(second.start("127.0.0.1", 0).getPort()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"nowhere.invalid,0", "127.0.0.1,70000", "192.0.2.1,0"})
    void an_address_that_is_not_of_this_machine_is_told(String host, int port) {
        try (ImageServer second = new ImageServer(ServedImages.folder(folder))) {
            assertThatThrownBy(() -> second.start(host, port)).isInstanceOf(ListenFailure.class);
        }
    }

    @Test
    void a_folder_or_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> ServedImages.folder(outside.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> ServedImages.file(outside.resolve("none"), "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServedImages.file(folder.resolve("fw-2.0.bin"), "../a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void close_frees_the_port_the_threads_and_leaves_no_files() throws Exception {
        get();
        server.close();
        Set<Path> before = cached();
        try (ImageServer second = new ImageServer(ServedImages.folder(folder))) {
            assertThat(second.start("127.0.0.1", 0).getPort()).isPositive();
            assertThat(before).containsAll(cached());
        }
        try (ServerSocket again = new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("vert.x-eventloop")));
        assertThat(before).containsAll(cached());
    }

    /** The folders of this kind in the temporary folder, which other programs use too. */
    private static Set<Path> cached() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith("vertx-cache"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void a_client_that_leaves_in_the_middle_is_told_as_such() throws Exception {
        Files.write(folder.resolve("large"), new byte[32 << 20]);
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /images/large HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
            socket.setSoLinger(true, 0);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !accesses.isEmpty());
        assertThat(accesses.get(0).complete()).isFalse();
        assertThat(get().statusCode()).isEqualTo(200);
    }
}
