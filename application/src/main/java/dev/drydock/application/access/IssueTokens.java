package dev.drydock.application.access;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Issues tokens, checks the secrets that are shown, and revokes tokens. A secret is told once, and only its SHA-256 is kept. */
public final class IssueTokens {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofDays(3650);

    /** The beginning of every secret, by which scanners of source code find those that were committed. */
    private static final String PREFIX = "ddk_";

    private static final Pattern SECRET = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final int BYTES_OF_SECRET = 32;
    private static final int BYTES_OF_ID = 8;

    private final Tokens tokens;
    private final Supplier<Instant> clock;
    private final Consumer<byte[]> random;

    /**
     * A token and its secret.
     *
     * @param secret {@code ddk_} and 43 characters of {@code A-Z a-z 0-9 _ -}
     */
    public record Issued(Token token, String secret) {
        /** The token alone, so that no log shows the secret. */
        @Override
        public String toString() {
            return "Issued[token=" + token + "]";
        }
    }

    /**
     * A use case over the tokens that are kept.
     *
     * @param clock the wall clock
     * @param random fills an array with bytes that nobody can guess, as {@code SecureRandom::nextBytes} does
     */
    public IssueTokens(Tokens tokens, Supplier<Instant> clock, Consumer<byte[]> random) {
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Issues a token. Its times are whole milliseconds.
     *
     * @param lifetime 1 second to 3650 days; empty for a token that does not expire
     * @throws IllegalArgumentException when the person, the name or the lifetime is not of that form
     */
    public Issued create(String person, String name, Optional<Duration> lifetime) {
        lifetime.ifPresent(IssueTokens::check);
        Instant now = clock.get().truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> expires = lifetime.map(time -> now.plus(time).truncatedTo(ChronoUnit.MILLIS));
        Token token = new Token(HexFormat.of().formatHex(drawn(BYTES_OF_ID)), person, name, now, expires);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(drawn(BYTES_OF_SECRET));
        tokens.add(token, digest(secret));
        return new Issued(token, secret);
    }

    /** Finds the token of a secret that somebody shows. */
    public TokenCheck check(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return new TokenCheck.Unknown();
        }
        return tokens.find(digest(secret)).map(this::judge).orElseGet(TokenCheck.Unknown::new);
    }

    /**
     * Takes a token away: its secret is unknown from now on.
     *
     * @return whether it was there
     */
    public boolean revoke(String id) {
        return tokens.remove(id);
    }

    /** All tokens, the oldest first, the expired ones included. */
    public List<Token> all() {
        return tokens.all();
    }

    private TokenCheck judge(Token token) {
        return token.isExpired(clock.get()) ? new TokenCheck.Expired(token) : new TokenCheck.Valid(token);
    }

    private static void check(Duration lifetime) {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the lifetime of a token is 1 second to 3650 days, or without an end");
        }
    }

    private byte[] drawn(int length) {
        byte[] bytes = new byte[length];
        random.accept(bytes);
        return bytes;
    }

    private static Digest digest(String secret) {
        return Digest.of(Sha256.of(secret));
    }
}
