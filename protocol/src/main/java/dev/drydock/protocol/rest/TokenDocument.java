package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.access.IssueTokens;
import dev.drydock.application.access.Token;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import dev.drydock.protocol.plan.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tokens, without their secrets but when they are created. */
public final class TokenDocument {
    private TokenDocument() {}

    /** A token that is asked for. */
    public record Wanted(String person, String name, Optional<Duration> lifetime) {}

    public static Wanted read(byte[] body) throws MalformedDocument {
        Members members = RequestBody.object(body, "person", "name", "lifetime");
        return new Wanted(
                members.text("person").orElseThrow(() -> new MalformedDocument("member 'person' is missing")),
                members.text("name").orElseThrow(() -> new MalformedDocument("member 'name' is missing")),
                members.text("lifetime", DurationText::positive));
    }

    public static String write(IssueTokens.Issued issued) {
        return Json.write(node(issued.token()).put("secret", issued.secret()));
    }

    /** Writes all tokens. */
    public static String writeAll(List<Token> tokens) {
        return PageDocument.whole(tokens, TokenDocument::node);
    }

    private static ObjectNode node(Token token) {
        ObjectNode node = Json.object()
                .put("id", token.id())
                .put("person", token.person())
                .put("name", token.name())
                .put("created", token.created().toString());
        token.expires().ifPresent(time -> node.put("expires", time.toString()));
        return node;
    }
}
