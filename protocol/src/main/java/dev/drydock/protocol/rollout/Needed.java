package dev.drydock.protocol.rollout;

import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The members that a plan must have. */
final class Needed {
    private Needed() {}

    static <T> T of(Optional<T> member, String name) throws MalformedDocument {
        return member.orElseThrow(() -> new MalformedDocument("member '" + name + "' is missing"));
    }

    static int number(Members members, String name) throws MalformedDocument {
        return Math.toIntExact(of(members.positive(name), name));
    }

    static Duration duration(Members members, String name) throws MalformedDocument {
        return of(members.text(name, Needed::parse), name);
    }

    /** A whole number from 1 on that an {@code int} holds, if it is there. */
    static Optional<Integer> small(Members members, String name) throws MalformedDocument {
        return members.positive(name).map(number -> Math.toIntExact(number));
    }

    static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a duration such as PT10M", e);
        }
    }
}
