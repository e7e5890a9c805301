package dev.drydock.rest.door;

import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.image.ImageStore.Stored;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Takes a body into the store of images while it comes. */
public final class Upload {
    private final Front front;
    private final ImageStore<Path> store;
    private final BiFunction<Call, Stored, Reply> taker;

    /** @param taker of what is in the store then */
    public Upload(Front front, ImageStore<Path> store, BiFunction<Call, Stored, Reply> taker) {
        this.front = front;
        this.store = store;
        this.taker = taker;
    }

    public void addTo(String path) {
        front.router().put(path).handler(this::take);
    }

    /** Nothing of the body is read before the token has been looked at. */
    private void take(RoutingContext request) {
        HttpServerRequest body = request.request().pause();
        front.vertx()
                .executeBlocking(() -> new Begun(front.person(request).person(), store.upload()), false)
                .onSuccess(begun -> receive(request, body, begun))
                .onFailure(fault -> refuse(request, fault));
    }

    /** A body that is coming, and the file for it. */
    private record Begun(String person, Path file) {}

    private void receive(RoutingContext request, HttpServerRequest body, Begun begun) {
        front.vertx()
                .fileSystem()
                .open(
                        begun.file().toString(),
                        new OpenOptions().setCreate(false).setTruncateExisting(true))
                .compose(file -> pipe(body, file))
                .onSuccess(done -> front.answer(request, () -> keep(request, begun)))
                .onFailure(fault -> front.vertx()
                        .executeBlocking(() -> discard(begun), false)
                        .onComplete(done -> refuse(
                                request,
                                new Problem(400, "malformed", "the file did not come to its end; send it again"))));
    }

    private static Future<Void> pipe(HttpServerRequest body, AsyncFile file) {
        return body.pipeTo(file).onFailure(fault -> file.close());
    }

    private boolean discard(Begun begun) {
        store.discard(begun.file());
        return true;
    }

    private Reply keep(RoutingContext request, Begun begun) {
        MultiMap path = MultiMap.caseInsensitiveMultiMap();
        request.pathParams().forEach(path::add);
        Call call = new Call(
                begun.person(), path, request.queryParams(), request.request().headers(), new byte[0]);
        Stored stored = store.keep(begun.file());
        try {
            return taker.apply(call, stored);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed(String.valueOf(e.getMessage()));
        }
    }

    /** A body that nobody reads ends the connection. */
    private static void refuse(RoutingContext request, Throwable fault) {
        request.response().putHeader("Connection", "close");
        Front.send(request, Front.reply(fault));
    }
}
