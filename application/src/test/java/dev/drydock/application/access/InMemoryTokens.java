package dev.drydock.application.access;

import dev.drydock.domain.firmware.Digest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of a server that forgets them. */
public final class InMemoryTokens implements Tokens {
    private final Map<Digest, Token> bySecret = new LinkedHashMap<>();

    @Override
    public synchronized void add(Token token, Digest secret) {
        if (bySecret.containsKey(secret)
                || bySecret.values().stream().anyMatch(there -> there.id().equals(token.id()))) {
            throw new IllegalStateException("there is a token with that id or secret");
        }
        bySecret.put(secret, token);
    }

    @Override
    public synchronized Optional<Token> find(Digest secret) {
        return Optional.ofNullable(bySecret.get(secret));
    }

    @Override
    public synchronized List<Token> all() {
        return bySecret.values().stream()
                .sorted(Comparator.comparing(Token::created).thenComparing(Token::id))
                .toList();
    }

    @Override
    public synchronized boolean remove(String id) {
        return bySecret.values().removeIf(token -> token.id().equals(id));
    }
}
