package dev.drydock.hub.rest;

import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** The REST side: lets requests in, lets happen to them what was asked for, and turns refusals into answers. */
final class RestFront {
    private static final System.Logger LOG = System.getLogger(RestFront.class.getName());
    private static final int LARGEST_BODY = 1024 * 1024;

    private final Vertx vertx;
    private final Router router;
    private final ServiceAccess access;
    private final Faults faults;

    RestFront(Vertx vertx, ServiceAccess access, Faults faults) {
        this.vertx = vertx;
        this.router = Router.router(vertx);
        this.access = access;
        this.faults = faults;
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route().failureHandler(RestFront::failed);
    }

    /** Adds what one kind of request does. An exception is a refusal when it is {@link Refused}, and else a bug. */
    void on(HttpMethod method, String path, Operation operation, Handler<RoutingContext> handler) {
        router.route(method, path).handler(request -> {
            access.check(request.request());
            faults.overLimit(operation).ifPresent(wait -> {
                request.response().putHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
                throw new Refused(429001, "The hub is throttled: " + operation + " calls come too fast.");
            });
            let(faults.next(operation), request, handler);
        });
    }

    /** What the Java SDK sends as a POST that says that it is a PATCH, and others as a PATCH. */
    void onPatch(String path, Operation operation, Handler<RoutingContext> handler) {
        on(HttpMethod.PATCH, path, operation, handler);
        on(HttpMethod.POST, path, operation, request -> {
            if (!"PATCH".equals(request.request().getHeader("X-HTTP-Method-Override"))) {
                throw new Refused(405001, "This address takes a PATCH.");
            }
            handler.handle(request);
        });
    }

    /** All that was added, and a refusal for the rest. */
    Handler<HttpServerRequest> handler() {
        router.route().handler(request -> {
            access.check(request.request());
            throw new Refused(
                    404000,
                    "This hub does not have " + request.request().method() + " "
                            + request.request().path() + ".");
        });
        return router;
    }

    private void let(Optional<Fault> fault, RoutingContext request, Handler<RoutingContext> handler) {
        if (fault.isPresent() && fault.get() instanceof Fault.Refuse refuse) {
            throw new Refused(refuse.code(), "The hub was told to refuse this.");
        }
        if (fault.isPresent() && fault.get() instanceof Fault.DropBefore) {
            request.request().connection().close();
            return;
        }
        if (fault.isPresent() && fault.get() instanceof Fault.DropAfter) {
            Answers.forgo(request);
            handler.handle(request);
            return;
        }
        Duration delay = fault.isPresent() && fault.get() instanceof Fault.Delay one ? one.time() : faults.delay();
        if (delay.isZero()) {
            handler.handle(request);
        } else {
            vertx.setTimer(delay.toMillis(), timer -> {
                try {
                    handler.handle(request);
                } catch (Refused refused) {
                    Answers.refusal(request, refused);
                }
            });
        }
    }

    private static void failed(RoutingContext request) {
        Throwable failure = request.failure();
        if (failure instanceof Refused refused) {
            Answers.refusal(request, refused);
        } else if (request.statusCode() == 413) {
            Answers.refusal(request, new Refused(413001, "A request has " + LARGEST_BODY + " bytes at most."));
        } else if (failure == null) {
            Answers.refusal(request, new Refused(request.statusCode() * 1000, "The request cannot be understood."));
        } else {
            LOG.log(Level.ERROR, "This is a bug", failure);
            Answers.refusal(request, new Refused(500001, "The hub failed: " + failure));
        }
    }
}
