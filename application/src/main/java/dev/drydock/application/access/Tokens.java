package dev.drydock.application.access;

import dev.drydock.domain.firmware.Digest;
import java.util.List;
import java.util.Optional;

/** The tokens that are kept, each with the SHA-256 of its secret alone. */
public interface Tokens {
    /** Adds a token. */
    void add(Token token, Digest secret);

    /** The token of a secret, expired or not. */
    Optional<Token> find(Digest secret);

    /** All tokens, the oldest first. */
    List<Token> all();

    /**
     * Takes a token away.
     *
     * @return whether it was there
     */
    boolean remove(String id);
}
