package dev.drydock.hub.rest;

import dev.drydock.hub.access.ServiceAccess;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.refusal.Quoted;
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
import java.util.regex.Pattern;

/** The REST side: admits requests, applies the faults that were asked for, and turns refusals into answers. */
final class RestFront {
    private static final System.Logger LOG = System.getLogger(RestFront.class.getName());
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final long NANOS = 1_000_000_000;
    private static final Pattern BROKEN_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:-preview)?");

    private final Vertx vertx;
    private final Router router;
    private final ServiceAccess access;
    private final Faults faults;

    RestFront(Vertx vertx, ServiceAccess access, Faults faults) {
        this.vertx = vertx;
        this.router = Router.router(vertx);
        this.access = access;
        this.faults = faults;
        router.route().handler(RestFront::checkEncoding);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route().failureHandler(RestFront::failed);
    }

    /** Adds a kind of request. An exception is a refusal when it is {@link Refused}, and else a bug. */
    void on(HttpMethod method, String path, Operation operation, Handler<RoutingContext> handler) {
        router.route(method, path).handler(request -> {
            access.check(request.request());
            checkVersion(request);
            faults.overLimit(operation).ifPresent(wait -> {
                request.response().putHeader("Retry-After", Long.toString(wholeSeconds(wait)));
                throw new Refused(429001, "The hub is throttled: " + operation + " calls come too fast.");
            });
            let(faults.next(operation), request, handler);
        });
    }

    /** Adds a PATCH, which the Java SDK sends as a POST with a header that names the method. */
    void onPatch(String path, Operation operation, Handler<RoutingContext> handler) {
        on(HttpMethod.PATCH, path, operation, handler);
        on(HttpMethod.POST, path, operation, request -> {
            if (!"PATCH".equals(request.request().getHeader("X-HTTP-Method-Override"))) {
                throw new Refused(405001, "This address takes a PATCH.");
            }
            handler.handle(request);
        });
    }

    /** The handler of all requests that were added, which refuses the others. */
    Handler<HttpServerRequest> handler() {
        router.route().handler(request -> {
            access.checkForAbsent(request.request());
            throw new Refused(
                    404000,
                    "This hub does not have " + request.request().method() + " "
                            + Quoted.text(request.request().path()) + ".");
        });
        return router;
    }

    private void let(Optional<Fault> fault, RoutingContext request, Handler<RoutingContext> handler) {
        fault.ifPresentOrElse(
                asked -> asked.befall(new Fault.Call() {
                    @Override
                    public void refuse(int code) {
                        throw new Refused(code, "The hub was told to refuse this.");
                    }

                    @Override
                    public void drop() {
                        request.request().connection().close();
                    }

                    @Override
                    public void carryOutUnanswered() {
                        Answers.lose(request);
                        handle(faults.delay(), request, handler);
                    }

                    @Override
                    public void carryOutAfter(Duration delay) {
                        handle(delay, request, handler);
                    }
                }),
                () -> handle(faults.delay(), request, handler));
    }

    private void handle(Duration delay, RoutingContext request, Handler<RoutingContext> handler) {
        if (delay.isZero()) {
            handler.handle(request);
        } else {
            vertx.setTimer(delay.toMillis(), timer -> {
                try {
                    handler.handle(request);
                } catch (RuntimeException e) {
                    request.fail(e);
                }
            });
        }
    }

    /** Refuses an address with a broken percent-encoding, which would fail wherever it is decoded. */
    private static void checkEncoding(RoutingContext request) {
        if (BROKEN_ENCODING.matcher(request.request().uri()).find()) {
            throw Refused.malformed("The address has a percent sign without two hexadecimal digits.");
        }
        request.next();
    }

    private static void checkVersion(RoutingContext request) {
        String version = request.request().getParam("api-version");
        if (version == null || !API_VERSION.matcher(version).matches()) {
            throw new Refused(400001, "InvalidProtocolVersion: the address has no api-version such as 2021-04-12.");
        }
    }

    /** Rounded up: who waits for less is refused again. */
    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(NANOS - 1).toSeconds());
    }

    private static void failed(RoutingContext request) {
        Throwable failure = request.failure();
        if (failure instanceof Refused refused) {
            Answers.refusal(request, refused);
        } else if (request.statusCode() == 413) {
            Answers.refusal(request, new Refused(413001, "A request has " + LARGEST_BODY + " bytes at most."));
        } else if (failure == null || request.statusCode() < 500) {
            Answers.refusal(request, new Refused(request.statusCode() * 1000, "The request cannot be understood."));
        } else {
            LOG.log(Level.ERROR, "This is a bug", failure);
            Answers.refusal(request, new Refused(500001, "The hub failed: " + failure));
        }
    }
}
