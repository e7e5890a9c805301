package dev.drydock.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.application.access.IssueTokens.Issued;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTokensTest {
    private static final Instant START = Instant.parse("2030-01-02T03:04:05.678Z");

    private final InMemoryTokens tokens = new InMemoryTokens();
    private Instant now = START;
    private int drawn;
    private final IssueTokens issue = new IssueTokens(tokens, () -> now, bytes -> Arrays.fill(bytes, (byte) ++drawn));

    private Issued lasting() {
        return issue.create("ada", "laptop", Optional.empty());
    }

    @Test
    void a_token_says_whose_it_is_and_until_when_it_counts() {
        Token token = issue.create("ada@example.org", "CI of the yard", Optional.of(Duration.ofDays(90)))
                .token();

        assertThat(token)
                .isEqualTo(new Token(
                        "0101010101010101",
                        "ada@example.org",
                        "CI of the yard",
                        START,
                        Optional.of(START.plus(Duration.ofDays(90)))));
    }

    @Test
    void a_secret_is_a_prefix_and_43_characters_of_32_drawn_bytes() {
        assertThat(lasting().secret()).isEqualTo("ddk_AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI");
        assertThat(lasting().secret()).matches("ddk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void two_tokens_of_one_name_have_ids_and_secrets_of_their_own() {
        Issued first = lasting();
        Issued second = lasting();

        assertThat(first.token().id()).isNotEqualTo(second.token().id());
        assertThat(first.secret()).isNotEqualTo(second.secret());
        assertThat(issue.all()).containsExactly(first.token(), second.token());
    }

    @Test
    void only_the_hash_of_a_secret_is_kept_and_no_text_shows_it() {
        Issued issued = lasting();

        assertThat(tokens.find(Digest.of(Sha256.of(issued.secret())))).contains(issued.token());
        assertThat(issued.toString()).doesNotContain(issued.secret().substring(4));
    }

    @Test
    void a_secret_is_valid_for_ever_when_its_token_does_not_expire() {
        Issued issued = lasting();
        now = START.plus(Duration.ofDays(36_500));

        assertThat(issue.check(issued.secret())).isEqualTo(new TokenCheck.Valid(issued.token()));
    }

    @Test
    void a_secret_is_valid_until_its_token_expires() {
        Issued issued = issue.create("ada", "laptop", Optional.of(Duration.ofHours(1)));

        now = START.plus(Duration.ofHours(1)).minusNanos(1);
        assertThat(issue.check(issued.secret())).isEqualTo(new TokenCheck.Valid(issued.token()));
        now = START.plus(Duration.ofHours(1));
        assertThat(issue.check(issued.secret())).isEqualTo(new TokenCheck.Expired(issued.token()));
    }

    @Test
    void a_revoked_secret_is_unknown() {
        Issued issued = lasting();

        assertThat(issue.revoke(issued.token().id())).isTrue();

        assertThat(issue.check(issued.secret())).isEqualTo(new TokenCheck.Unknown());
        assertThat(issue.revoke(issued.token().id())).isFalse();
        assertThat(issue.all()).isEmpty();
    }

    @Test
    void an_expired_token_is_listed_until_it_is_revoked() {
        Issued issued = issue.create("ada", "laptop", Optional.of(Duration.ofSeconds(1)));
        now = START.plusSeconds(2);

        assertThat(issue.all()).containsExactly(issued.token());
        assertThat(issue.revoke(issued.token().id())).isTrue();
        assertThat(issue.check(issued.secret())).isEqualTo(new TokenCheck.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ddk_",
                "ddk_AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=",
                "ddk_AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg",
                "DDK_AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI",
                " ddk_AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI",
                "ddk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void whatever_was_not_issued_is_unknown(String secret) {
        lasting();

        assertThat(issue.check(secret)).isEqualTo(new TokenCheck.Unknown());
    }

    @Test
    void times_are_whole_milliseconds_as_they_are_kept() {
        now = START.plusNanos(999_999);

        Token token = issue.create("ada", "laptop", Optional.of(Duration.ofSeconds(1, 999_999)))
                .token();

        assertThat(token.created()).isEqualTo(START);
        assertThat(token.expires()).contains(START.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "P3650DT0.001S", "PT2562047788015215H30M7S"})
    void a_lifetime_out_of_bounds_is_refused_and_nothing_is_kept(String lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issue.create("ada", "laptop", Optional.of(Duration.parse(lifetime))))
                .withMessageContaining("1 second to 3650 days");
        assertThat(issue.all()).isEmpty();
    }

    @Test
    void a_person_or_name_of_another_form_is_refused_and_nothing_is_kept() {
        assertThatIllegalArgumentException().isThrownBy(() -> issue.create("-ada", "laptop", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> issue.create("ada", "two\nlines", Optional.empty()));
        assertThat(issue.all()).isEmpty();
    }
}
