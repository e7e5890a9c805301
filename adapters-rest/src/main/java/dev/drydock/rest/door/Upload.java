package dev.drydock.rest.door;

import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.image.ImageStore.Stored;
import dev.drydock.application.fleet.image.ImageStoreFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Takes a body into the store of images while it comes. */
public final class Upload {
    /** The time in which a client can read why its body is refused while it is still sending. */
    private static final long FAREWELL_MILLIS = 2_000;

    private final Front front;
    private final ImageStore<Path> store;
    private final Function<Call, Function<Stored, Reply>> taker;

    /** @param taker first of the request, before anything of the body is read, and then of what is in the store */
    public Upload(Front front, ImageStore<Path> store, Function<Call, Function<Stored, Reply>> taker) {
        this.front = front;
        this.store = store;
        this.taker = taker;
    }

    public void addTo(String path) {
        front.route(HttpMethod.PUT, path).handler(this::take);
    }

    /** A body that is coming, the file for it, and what is done then. */
    private record Begun(Path file, Function<Stored, Reply> taker) {}

    /** Nothing of the body is read before the token has been looked at; that it breaks off is heard from the beginning. */
    private void take(RoutingContext request) {
        Pipe<Buffer> body = request.request().pipe();
        front.vertx()
                .executeBlocking(() -> begin(request), false)
                .onSuccess(begun -> receive(request, body, begun))
                .onFailure(fault -> refuse(request, fault));
    }

    private Begun begin(RoutingContext request) {
        Function<Stored, Reply> next =
                taker.apply(Front.call(request, front.person(request).person()));
        return new Begun(store.upload(), next);
    }

    private void receive(RoutingContext request, Pipe<Buffer> body, Begun begun) {
        if (request.request().headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        front.vertx()
                .fileSystem()
                .open(
                        begun.file().toString(),
                        new OpenOptions().setCreate(false).setTruncateExisting(true))
                .compose(body::to)
                .onSuccess(done -> front.answer(
                        request, () -> keep(begun, request.request().bytesRead())))
                .onFailure(fault -> front.vertx()
                        .executeBlocking(() -> discard(begun), false)
                        .onComplete(done -> refuse(request, cause(fault))));
    }

    private static RuntimeException cause(Throwable fault) {
        return fault instanceof FileSystemException || fault instanceof IOException
                ? new ImageStoreFailure("the file cannot be written: " + fault.getMessage(), fault)
                : Problem.malformed("the file did not come to its end; send it again");
    }

    private boolean discard(Begun begun) {
        store.discard(begun.file());
        return true;
    }

    /** The last bytes may fail to be written after the body has come to its end; a pipe does not tell of them. */
    private Reply keep(Begun begun, long size) throws IOException {
        long written = Files.size(begun.file());
        if (written != size) {
            store.discard(begun.file());
            throw new ImageStoreFailure(
                    "the file cannot be written: " + written + " of " + size
                            + " bytes are on the disk, which may be full",
                    new IOException("short write"));
        }
        return keep(begun);
    }

    /** One after the other, so that no file is taken away as one that nobody needs while an image for it is being added. */
    private Reply keep(Begun begun) {
        synchronized (store) {
            return begun.taker().apply(store.keep(begun.file()));
        }
    }

    /** The rest of a body that is refused is passed over for a moment, and then its connection ends. */
    private void refuse(RoutingContext request, Throwable fault) {
        HttpServerRequest refused = request.request();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Front.send(request, Front.reply(fault));
        if (refused.isEnded()) {
            refused.connection().close();
            return;
        }
        refused.handler(passedOver -> {}).resume();
        long farewell = front.vertx()
                .setTimer(FAREWELL_MILLIS, late -> refused.connection().close());
        refused.end().onComplete(end -> {
            front.vertx().cancelTimer(farewell);
            refused.connection().close();
        });
    }
}
