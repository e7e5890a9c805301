package dev.drydock.application.access;

/** The answer to a secret that somebody shows. */
public sealed interface TokenCheck {
    /** One result for each case. */
    interface Cases<T> {
        T valid(Valid valid);

        T expired(Expired expired);

        T unknown(Unknown unknown);
    }

    <T> T match(Cases<T> cases);

    /** The secret is that of a token that counts. */
    record Valid(Token token) implements TokenCheck {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.valid(this);
        }
    }

    /** The secret is that of a token that counts no more. */
    record Expired(Token token) implements TokenCheck {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.expired(this);
        }
    }

    /** No token has that secret, or it was revoked. */
    record Unknown() implements TokenCheck {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknown(this);
        }
    }
}
