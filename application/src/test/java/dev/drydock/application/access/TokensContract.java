package dev.drydock.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises of everything that keeps tokens. */
public abstract class TokensContract {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");
    private static final Token LASTING = token("b", NOW, Optional.empty());
    private static final Token EXPIRING = token("a", NOW.plusMillis(1), Optional.of(NOW.plusSeconds(60)));

    protected abstract Tokens tokens();

    private static Token token(String id, Instant created, Optional<Instant> expires) {
        return new Token(id, "ada@example.org", "Ada's laptop, \"ø\" \\ '", created, expires);
    }

    private static Digest secret(String text) {
        return Digest.of(Sha256.of(text));
    }

    @Test
    void a_token_is_found_by_its_secret_as_it_was_added() {
        Tokens tokens = tokens();
        tokens.add(LASTING, secret("one"));
        tokens.add(EXPIRING, secret("two"));

        assertThat(tokens.find(secret("one"))).contains(LASTING);
        assertThat(tokens.find(secret("two"))).contains(EXPIRING);
        assertThat(tokens.find(secret("three"))).isEmpty();
    }

    @Test
    void a_token_that_expired_long_ago_is_found_all_the_same() {
        Tokens tokens = tokens();
        Token old = token("old", Instant.EPOCH, Optional.of(Instant.EPOCH.plusMillis(1)));
        tokens.add(old, secret("old"));

        assertThat(tokens.find(secret("old"))).contains(old);
    }

    @Test
    void all_tokens_are_listed_the_oldest_first_and_those_of_one_moment_by_id() {
        Tokens tokens = tokens();
        Token upper = token("B", NOW, Optional.empty());
        assertThat(tokens.all()).isEmpty();

        tokens.add(EXPIRING, secret("one"));
        tokens.add(LASTING, secret("two"));
        tokens.add(upper, secret("three"));

        assertThat(tokens.all()).containsExactly(upper, LASTING, EXPIRING);
    }

    @Test
    void a_removed_token_is_gone_and_the_others_stay() {
        Tokens tokens = tokens();
        tokens.add(LASTING, secret("one"));
        tokens.add(EXPIRING, secret("two"));

        assertThat(tokens.remove(LASTING.id())).isTrue();

        assertThat(tokens.find(secret("one"))).isEmpty();
        assertThat(tokens.all()).containsExactly(EXPIRING);
    }

    @Test
    void a_token_that_is_not_there_cannot_be_removed() {
        Tokens tokens = tokens();
        tokens.add(LASTING, secret("one"));
        tokens.remove(LASTING.id());

        assertThat(tokens.remove(LASTING.id())).isFalse();
        assertThat(tokens.remove("never")).isFalse();
    }

    @Test
    void a_removed_token_can_be_added_again() {
        Tokens tokens = tokens();
        tokens.add(LASTING, secret("one"));
        tokens.remove(LASTING.id());

        tokens.add(LASTING, secret("one"));

        assertThat(tokens.find(secret("one"))).contains(LASTING);
    }

    @Test
    void neither_id_nor_secret_is_given_twice() {
        Tokens tokens = tokens();
        tokens.add(LASTING, secret("one"));

        assertThatThrownBy(() -> tokens.add(LASTING, secret("two"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> tokens.add(EXPIRING, secret("one"))).isInstanceOf(RuntimeException.class);

        assertThat(tokens.all()).containsExactly(LASTING);
        assertThat(tokens.find(secret("one"))).contains(LASTING);
    }
}
