package dev.drydock.http.serve;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answer to each request: images under {@code /images/}, and nothing else at all. */
final class ImageHandler implements Handler<HttpServerRequest> {
    private static final String PREFIX = "/images/";

    private final ServedImages images;
    private final Consumer<Access> accesses;

    ImageHandler(ServedImages images, Consumer<Access> accesses) {
        this.images = images;
        this.accesses = accesses;
    }

    @Override
    public void handle(HttpServerRequest request) {
        report(request);
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader("Allow", "GET, HEAD");
            end(request.response(), 405);
            return;
        }
        try {
            Optional<Path> found = find(request.path());
            if (found.isPresent()) {
                answer(request, ImageFile.read(found.get()));
                return;
            }
        } catch (IOException e) {
            // it was there a moment ago
        }
        end(request.response(), 404);
    }

    /** The path is compared as it came: an image's name needs no percent-encoding, so none is undone. */
    private Optional<Path> find(@Nullable String path) {
        return path != null && path.startsWith(PREFIX)
                ? images.find(path.substring(PREFIX.length()))
                : Optional.empty();
    }

    private static void answer(HttpServerRequest request, ImageFile file) {
        ImageReply reply = ImageReply.to(request.method(), request.headers(), file);
        HttpServerResponse response = request.response()
                .putHeader("ETag", file.tag().text())
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "no-transform");
        if (reply.status() == 416) {
            response.putHeader("Content-Range", "bytes */" + file.size());
        }
        if (reply.status() != 200 && reply.status() != 206) {
            end(response, reply.status());
            return;
        }
        response.setStatusCode(reply.status()).putHeader("Content-Type", "application/octet-stream");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(file.size())).end();
            return;
        }
        send(response, file, reply);
    }

    private static void send(HttpServerResponse response, ImageFile file, ImageReply reply) {
        long first = reply.bytes().first();
        long length = reply.bytes().length();
        if (reply.status() == 206) {
            response.putHeader("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + file.size());
        }
        response.sendFile(file.path().toString(), first, length).onFailure(cause -> {
            if (!response.headWritten()) {
                end(response, 404);
            } else if (!response.ended()) {
                response.reset();
            }
        });
    }

    private static void end(HttpServerResponse response, int status) {
        response.setStatusCode(status);
        if (status != 304) {
            response.putHeader("Content-Length", "0");
        }
        response.end();
    }

    private void report(HttpServerRequest request) {
        String client = String.valueOf(request.remoteAddress());
        String method = request.method().name();
        String path = String.valueOf(request.path());
        HttpServerResponse response = request.response();
        boolean[] ended = new boolean[1];
        response.endHandler(nothing -> {
            ended[0] = true;
            accesses.accept(new Access(client, method, path, response.getStatusCode(), response.bytesWritten(), true));
        });
        response.closeHandler(nothing -> {
            if (!ended[0]) {
                accesses.accept(
                        new Access(client, method, path, response.getStatusCode(), response.bytesWritten(), false));
            }
        });
    }
}
