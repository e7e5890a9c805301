package dev.drydock.http.serve;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers requests: images under {@code /images/}, 404 for every other path. */
final class ImageHandler implements Handler<HttpServerRequest> {
    private static final System.Logger LOG = System.getLogger(ImageHandler.class.getName());
    private static final String PREFIX = "/images/";

    private final ServedImages images;
    private final Consumer<Access> accesses;
    private final Connections connections;

    ImageHandler(ServedImages images, Consumer<Access> accesses, Connections connections) {
        this.images = images;
        this.accesses = accesses;
        this.connections = connections;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String client = String.valueOf(request.remoteAddress());
        request.connection()
                .exceptionHandler(cause -> LOG.log(System.Logger.Level.DEBUG, "{0} left: {1}", client, cause));
        connections.answering(request.connection());
        Future<Void> sent = answer(request);
        sent.onComplete(end -> connections.answered(request.connection()));
        sent.onComplete(end -> accesses.accept(new Access(
                Instant.now(),
                client,
                request.method().name(),
                String.valueOf(request.path()),
                request.response().getStatusCode(),
                request.response().bytesWritten(),
                end.succeeded())));
    }

    private Future<Void> answer(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return end(request.response().putHeader("Allow", "GET, HEAD"), 405);
        }
        try {
            Optional<Path> found = find(request.path());
            return found.isPresent() ? answer(request, ImageFile.read(found.get())) : end(request.response(), 404);
        } catch (IOException e) {
            return end(request.response(), 404);
        }
    }

    /** Compares the path without decoding it: the name of an image needs no percent-encoding. */
    private Optional<Path> find(@Nullable String path) {
        return path != null && path.startsWith(PREFIX)
                ? images.find(path.substring(PREFIX.length()))
                : Optional.empty();
    }

    private static Future<Void> answer(HttpServerRequest request, ImageFile file) {
        ImageReply reply = ImageReply.to(request.method(), request.headers(), file);
        HttpServerResponse response = request.response()
                .putHeader("ETag", file.tag().text())
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "no-transform");
        if (reply.status() == 416) {
            response.putHeader("Content-Range", "bytes */" + file.size());
        }
        if (reply.status() != 200 && reply.status() != 206) {
            return end(response, reply.status());
        }
        response.setStatusCode(reply.status()).putHeader("Content-Type", "application/octet-stream");
        if (request.method().equals(HttpMethod.HEAD)) {
            return response.putHeader("Content-Length", String.valueOf(file.size()))
                    .end();
        }
        return send(response, file, reply);
    }

    private static Future<Void> send(HttpServerResponse response, ImageFile file, ImageReply reply) {
        long first = reply.bytes().first();
        long length = reply.bytes().length();
        if (reply.status() == 206) {
            response.putHeader("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + file.size());
        }
        return response.sendFile(file.path().toString(), first, length).onFailure(cause -> {
            if (!response.ended()) {
                response.reset();
            }
        });
    }

    private static Future<Void> end(HttpServerResponse response, int status) {
        response.setStatusCode(status);
        if (status != 304) {
            response.putHeader("Content-Length", "0");
        }
        return response.end();
    }
}
