package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.remote.RemoteBody;
import dev.drydock.protocol.remote.RemoteDocument;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A client of a server's interface. Every method throws {@link CommandFailure} when the server does not do it. */
public final class RestClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(1);

    /** An upload may take a second more for each of these many bytes. */
    private static final long BYTES_A_SECOND = 64 * 1024;

    private static final String JSON = "application/json";
    private static final String LARGEST_PAGE = "1000";

    private final URI server;
    private final Token token;
    private final Refusals refusals;
    private final HttpClient http;

    RestClient(URI server, Token token, Optional<SSLContext> tls) {
        this.server = server;
        this.token = token;
        this.refusals = new Refusals(server);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT);
        tls.ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    public RemoteDocument get(Route route) {
        return document(send(request(route).GET(), LONGEST_REQUEST));
    }

    /** Reads a list page by page to its end. */
    public void pages(Route route, Consumer<RemoteDocument> page) {
        Route sized = route.with("limit", LARGEST_PAGE);
        Optional<String> cursor = Optional.empty();
        do {
            RemoteDocument read =
                    get(cursor.map(next -> sized.with("cursor", next)).orElse(sized));
            page.accept(read);
            Optional<String> next = read.find("next");
            if (next.isPresent() && next.equals(cursor)) {
                throw new CommandFailure(
                        ExitCode.FAILED, "the server at " + server + " gives the same page again and again");
            }
            cursor = next;
        } while (cursor.isPresent());
    }

    public RemoteDocument post(Route route, RemoteBody body) {
        return post(route, body.write());
    }

    /** Posts a document; the same request is done once, however often it arrives. */
    public RemoteDocument post(Route route, String body) {
        HttpRequest.Builder request = request(route)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body));
        return document(send(request, LONGEST_REQUEST));
    }

    /** Posts a document whose answer is a secret, which the server keeps for no second request. */
    public RemoteDocument postForSecret(Route route, RemoteBody body) {
        HttpRequest.Builder request =
                request(route).header("Content-Type", JSON).POST(BodyPublishers.ofString(body.write()));
        return document(send(request, LONGEST_REQUEST));
    }

    /** Changes something. */
    public RemoteDocument patch(Route route, String body) {
        HttpRequest.Builder request =
                request(route).header("Content-Type", JSON).method("PATCH", BodyPublishers.ofString(body));
        return document(send(request, LONGEST_REQUEST));
    }

    public void delete(Route route) {
        send(request(route).DELETE(), LONGEST_REQUEST);
    }

    /** Sends a file, which is not kept in memory. */
    public RemoteDocument upload(Route route, Path file, long size) {
        HttpRequest.Builder request = request(route)
                .header("Content-Type", "application/octet-stream")
                .PUT(content(file));
        return document(send(request, LONGEST_REQUEST.plusSeconds(size / BYTES_A_SECOND)));
    }

    /**
     * Asks for bytes, and writes them to a file, which is not kept in memory.
     *
     * @param file is there, and empty
     */
    public void download(Route route, Path file) {
        HttpRequest.Builder request = request(route).POST(BodyPublishers.noBody());
        send(
                request,
                LONGEST_DOWNLOAD,
                head -> head.statusCode() / 100 == 2 ? new IntoFile(file) : BodySubscribers.ofByteArray());
    }

    private static BodyPublisher content(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw CommandFailure.wrongUse("FILE: '" + file + "' cannot be read: " + NamedFile.why(e));
        }
    }

    private HttpRequest.Builder request(Route route) {
        return HttpRequest.newBuilder(URI.create(server + route.toString()))
                .header("Authorization", token.header())
                .header("Accept", JSON + ", application/problem+json");
    }

    private byte[] send(HttpRequest.Builder request, Duration longest) {
        return send(request, longest, BodyHandlers.ofByteArray());
    }

    private byte[] send(HttpRequest.Builder request, Duration longest, BodyHandler<byte[]> body) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), body);
        try {
            HttpResponse<byte[]> response = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                throw refusals.of(response.statusCode(), response.body());
            }
            return response.body();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IntoFile.NotWritten failure) {
                throw new CommandFailure(ExitCode.FAILED, String.valueOf(failure.getMessage()));
            }
            throw refusals.unreachable(String.valueOf(e.getCause() == null ? e : Refusals.why(e.getCause())));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw refusals.unreachable("no answer within " + longest.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw new CancellationException("interrupted");
        }
    }

    private RemoteDocument document(byte[] body) {
        try {
            return RemoteDocument.read(body);
        } catch (MalformedDocument e) {
            throw refusals.notDrydock(String.valueOf(e.getMessage()));
        }
    }
}
