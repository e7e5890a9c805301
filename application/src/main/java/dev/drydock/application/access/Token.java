package dev.drydock.application.access;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token, with which a person or a program of theirs shows who they are. Its secret is not kept.
 *
 * @param id 1 to 64 characters, drawn when it was created
 * @param person 1 to 64 characters of {@code A-Z a-z 0-9 . _ @ + -}, the first a letter or digit
 * @param name as its owner calls it, 1 to 64 characters
 * @param created the wall clock's time
 * @param expires empty for never
 */
public record Token(String id, String person, String name, Instant created, Optional<Instant> expires) {
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,64}");

    /** @throws IllegalArgumentException when person or name are not of that form */
    public Token {
        if (!PERSON.matcher(person).matches()) {
            throw new IllegalArgumentException(
                    "a person is 1 to 64 characters of A-Z a-z 0-9 . _ @ + - and begins with a letter or digit");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a token is 1 to 64 characters without control characters");
        }
    }

    /** Whether it counts no more at a time. */
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }
}
