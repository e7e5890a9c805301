package dev.drydock.rest.door;

import dev.drydock.application.access.IssueTokens;
import dev.drydock.application.access.Token;
import dev.drydock.application.access.TokenCheck;
import dev.drydock.application.fleet.image.ImageStoreFailure;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.yaml.MalformedYaml;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Lets requests in, hands them to their routes on threads that may wait, and turns refusals into problem documents. */
public final class Front {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final String BEARER = "Bearer ";

    private final Vertx vertx;
    private final Router router;
    private final IssueTokens tokens;
    private final OnceOnly once;
    private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
    private final Map<String, Set<String>> methods = new LinkedHashMap<>();

    /** The work of a route. */
    @FunctionalInterface
    public interface Work {
        Reply answer(Call call) throws MalformedDocument, MalformedYaml;
    }

    public Front(Vertx vertx, IssueTokens tokens, OnceOnly once) {
        this.vertx = vertx;
        this.router = Router.router(vertx);
        this.tokens = tokens;
        this.once = once;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Adds a route for people who show a token. */
    public void on(HttpMethod method, String path, Work route) {
        route(method, path)
                .handler(this::readBody)
                .handler(request -> answer(request, () -> {
                    Call call = call(request, person(request).person());
                    String address = method + " " + request.request().uri();
                    return method.equals(HttpMethod.POST)
                            ? once.answer(address, call, () -> run(route, call))
                            : run(route, call);
                }));
    }

    /** A body is what it is, whatever it calls itself: that of a form would be taken apart before anybody has read it. */
    private void readBody(RoutingContext request) {
        request.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        bodies.handle(request);
    }

    private static Reply run(Work route, Call call) {
        try {
            return route.answer(call);
        } catch (MalformedDocument e) {
            throw Problem.malformed(e.what());
        } catch (MalformedYaml e) {
            throw Problem.malformed(e.place() + ": " + e.what());
        } catch (IllegalArgumentException e) {
            throw Problem.malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Adds a route for everybody. */
    public void onOpen(String path, Callable<Reply> route) {
        route(HttpMethod.GET, path).handler(request -> answer(request, route));
    }

    /** Adds a route that reads its body itself. HEAD is answered as GET is, without the body. */
    Route route(HttpMethod method, String path) {
        Set<String> allowed = methods.computeIfAbsent(path, unknown -> new TreeSet<>());
        allowed.add(method.name());
        Route route = router.route(method, path);
        if (method.equals(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD.name());
            route.method(HttpMethod.HEAD);
        }
        return route;
    }

    /** The routes that there are by now. */
    public Router router() {
        return router;
    }

    /** Ends the list of routes: every other request is refused. */
    public Router closed() {
        methods.forEach((path, allowed) -> router.route(path).handler(request -> wrongMethod(request, allowed)));
        router.route()
                .handler(request -> send(
                        request,
                        new Problem(
                                        404,
                                        "no-such-address",
                                        "there is no " + request.request().method() + " "
                                                + request.request().path()
                                                + " here; /api/v1/openapi.yaml tells what there is")
                                .reply()));
        router.route().failureHandler(Front::failed);
        router.errorHandler(400, Front::failed); // an address that cannot be decoded meets no route
        return router;
    }

    private static void wrongMethod(RoutingContext request, Set<String> allowed) {
        String list = String.join(", ", allowed);
        request.response().putHeader("Allow", list);
        send(
                request,
                new Problem(
                                405,
                                "wrong-method",
                                "expected " + list + " here, found "
                                        + request.request().method())
                        .reply());
    }

    /** Answers on a thread that may wait. */
    public void answer(RoutingContext request, Callable<Reply> action) {
        vertx.executeBlocking(action, false)
                .onSuccess(reply -> send(request, reply))
                .onFailure(fault -> send(request, reply(fault)));
    }

    static Call call(RoutingContext request, String person) {
        MultiMap path = MultiMap.caseInsensitiveMultiMap();
        request.pathParams().forEach(path::add);
        byte[] body = request.body().buffer() == null
                ? new byte[0]
                : request.body().buffer().getBytes();
        return new Call(person, path, request.queryParams(), request.request().headers(), body);
    }

    /** The person who shows a token with a request. */
    public Token person(RoutingContext request) {
        String header = request.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Problem(
                    401,
                    "no-token",
                    "a token is missing: 'Authorization: Bearer ddk_...'; 'drydock token create' makes one");
        }
        return tokens.check(header.substring(BEARER.length()).strip()).match(new TokenCheck.Cases<Token>() {
            @Override
            public Token valid(TokenCheck.Valid valid) {
                return valid.token();
            }

            @Override
            public Token expired(TokenCheck.Expired expired) {
                throw new Problem(
                        401,
                        "expired-token",
                        "the token " + expired.token().name() + " has expired; create another one");
            }

            @Override
            public Token unknown(TokenCheck.Unknown unknown) {
                throw new Problem(401, "unknown-token", "the token is wrong, or was revoked");
            }
        });
    }

    public static Reply reply(Throwable fault) {
        if (fault instanceof Problem problem) {
            return problem.reply();
        }
        if (fault instanceof HttpException unreadable && unreadable.getStatusCode() < 500) {
            return unreadable();
        }
        if (fault instanceof LedgerUnavailable away) {
            return new Problem(503, "unavailable", String.valueOf(away.getMessage())).reply();
        }
        if (fault instanceof ImageStoreFailure failure) {
            LOG.log(Level.ERROR, "An image could not be kept: {0}", failure.getMessage());
            return new Problem(507, "storage-failed", String.valueOf(failure.getMessage())).reply();
        }
        LOG.log(Level.ERROR, "This is a bug", fault);
        return new Problem(500, "failed", "the server failed; its log says why").reply();
    }

    private static Reply unreadable() {
        return Problem.malformed("the request cannot be understood; look at its address, and at what is encoded with %")
                .reply();
    }

    private static void failed(RoutingContext request) {
        if (request.statusCode() == 413) {
            send(request, new Problem(413, "body-too-large", "a body has at most " + LARGEST_BODY + " bytes").reply());
        } else if (request.failure() == null || request.statusCode() < 500) {
            send(request, unreadable());
        } else {
            send(request, reply(request.failure()));
        }
    }

    public static void send(RoutingContext request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
        if (reply.status() == 204) {
            response.end();
        } else {
            Buffer body = Buffer.buffer(reply.body());
            response.putHeader("Content-Type", reply.contentType() + "; charset=utf-8")
                    .putHeader("Content-Length", String.valueOf(body.length()))
                    .end(body);
        }
    }
}
