package dev.drydock.rest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A person who calls the server with a token, or without one. */
public final class Caller {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private final URI server;
    private final String[] headers;

    Caller(URI server, String... headers) {
        this.server = server;
        this.headers = headers;
    }

    /** The same person with other headers. */
    public Caller with(String... more) {
        String[] all = new String[headers.length + more.length];
        System.arraycopy(headers, 0, all, 0, headers.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return new Caller(server, all);
    }

    public Answered get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    public Answered delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    public Answered post(String path) {
        return call("POST", path, BodyPublishers.noBody());
    }

    public Answered post(String path, String body) {
        return call("POST", path, BodyPublishers.ofString(body));
    }

    public Answered patch(String path, String body) {
        return call("PATCH", path, BodyPublishers.ofString(body));
    }

    public Answered put(String path, byte[] body) {
        return call("PUT", path, BodyPublishers.ofByteArray(body));
    }

    /** Calls, and compares the answer with the contract. */
    public Answered call(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = request(path).method(method, body);
        return send(method, path, request.build());
    }

    /** Uploads, and lets the server say whether it wants the body before it is sent. */
    public Answered putWhenAsked(String path, byte[] body) {
        HttpRequest.Builder request = request(path).expectContinue(true).PUT(BodyPublishers.ofByteArray(body));
        return send("PUT", path, request.build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static Answered send(String method, String path, HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            Answered answered = new Answered(response.statusCode(), response.headers(), response.body());
            Contract.check(method, URI.create(path).getRawPath(), answered);
            return answered;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
