package dev.drydock.rest.door;

import dev.drydock.rest.desk.Backup;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives out copies of the server's database, one at a time. A copy is taken away once it was sent, or could not be. */
public final class Download {
    private static final System.Logger LOG = System.getLogger(Download.class.getName());
    private static final String SQLITE = "application/vnd.sqlite3";

    private final Front front;
    private final Backup.Maker maker;
    private final AtomicBoolean isBusy = new AtomicBoolean();

    public Download(Front front, Backup.Maker maker) {
        this.front = front;
        this.maker = maker;
    }

    public void addTo(String path) {
        front.route(HttpMethod.POST, path).handler(this::give);
    }

    private void give(RoutingContext request) {
        front.vertx()
                .executeBlocking(() -> make(request), false)
                .onSuccess(copy -> send(request, copy))
                .onFailure(fault -> Front.send(request, Front.reply(fault)));
    }

    private Path make(RoutingContext request) {
        Call call = Front.call(request, front.person(request).person());
        if (call.idempotencyKey().isPresent()) {
            throw Problem.malformed("a backup is made without an Idempotency-Key: it is kept nowhere");
        }
        if (!isBusy.compareAndSet(false, true)) {
            throw new Problem(
                    409, "backup-under-way", "another backup is being made; ask again when that one is there");
        }
        boolean isMade = false;
        try {
            Path copy = maker.make().match(new FileOrProblem());
            isMade = true;
            return copy;
        } finally {
            if (!isMade) {
                isBusy.set(false);
            }
        }
    }

    private void send(RoutingContext request, Path copy) {
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", SQLITE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        response.sendFile(copy.toString()).onComplete(sent -> {
            if (sent.failed()) {
                LOG.log(
                        Level.WARNING,
                        "A backup was not sent to its end: {0}",
                        sent.cause().getMessage());
                request.request().connection().close();
            }
            front.vertx().executeBlocking(() -> discard(copy), false);
        });
    }

    private boolean discard(Path copy) throws IOException {
        try {
            return Files.deleteIfExists(copy);
        } finally {
            isBusy.set(false);
        }
    }

    /** The copy, or the refusal in its place. */
    private static final class FileOrProblem implements Backup.Cases<Path> {
        @Override
        public Path made(Backup.Made made) {
            return made.file();
        }

        @Override
        public Path elsewhere(Backup.Elsewhere elsewhere) {
            throw new Problem(422, "backup-elsewhere", elsewhere.how());
        }

        @Override
        public Path failed(Backup.Failed failed) {
            throw new Problem(507, "storage-failed", failed.why());
        }
    }
}
