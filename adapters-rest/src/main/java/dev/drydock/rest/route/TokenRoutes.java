package dev.drydock.rest.route;

import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.rest.TokenDocument;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.door.Call;
import dev.drydock.rest.door.Front;
import dev.drydock.rest.door.Problem;
import dev.drydock.rest.door.Reply;
import io.vertx.core.http.HttpMethod;

/** The tokens of people and their programs. */
public final class TokenRoutes {
    private static final String ALL = "/api/v1/tokens";

    private final Desk desk;

    public TokenRoutes(Desk desk) {
        this.desk = desk;
    }

    public void addTo(Front front) {
        front.on(
                HttpMethod.GET,
                ALL,
                call -> Reply.ok(TokenDocument.writeAll(desk.tokens().all())));
        front.on(HttpMethod.POST, ALL, this::create);
        front.on(HttpMethod.DELETE, ALL + "/:id", this::revoke);
    }

    private Reply create(Call call) throws MalformedDocument {
        if (call.idempotencyKey().isPresent()) {
            throw Problem.malformed("a token is created without an Idempotency-Key: its secret is kept nowhere");
        }
        TokenDocument.Wanted wanted = TokenDocument.read(call.body());
        return Reply.created(
                TokenDocument.write(desk.tokens().create(wanted.person(), wanted.name(), wanted.lifetime())));
    }

    private Reply revoke(Call call) {
        if (!desk.tokens().revoke(call.part("id"))) {
            throw new Problem(
                    404,
                    "no-such-token",
                    "there is no token '" + call.part("id") + "'; 'drydock token list' shows them");
        }
        return Reply.NOTHING;
    }
}
