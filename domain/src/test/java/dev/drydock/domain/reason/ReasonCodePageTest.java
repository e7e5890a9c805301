package dev.drydock.domain.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.golden.Golden;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of the reasons, derived from the reasons. */
class ReasonCodePageTest {
    @Test
    void the_page_lists_every_reason() {
        StringBuilder table =
                new StringBuilder("| code | phase | retried by the device | meaning |\n| --- | --- | --- | --- |\n");
        for (ReasonCode code : ReasonCode.values()) {
            table.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            code.code(),
                            code.phase().name().toLowerCase(Locale.ROOT),
                            code.retried() ? "yes" : "no",
                            code.description())
                    .replace("\r\n", "\n"));
        }
        Golden.assertPage("reason-codes.md", table.toString());
    }

    @Test
    void every_code_is_found_by_what_it_is_called_in_documents() {
        assertThat(Arrays.stream(ReasonCode.values()))
                .allSatisfy(code -> assertThat(ReasonCode.find(code.code())).contains(code))
                .allSatisfy(code -> assertThat(code).hasToString(code.code()))
                .allSatisfy(code -> assertThat(code.code()).matches("[a-z]+(-[a-z]+)*"))
                .allSatisfy(code -> assertThat(code.description()).isNotBlank());
    }

    @Test
    void a_code_that_nobody_knows_is_not_found() {
        assertThat(ReasonCode.find("DIGEST_MISMATCH")).isEmpty();
        assertThat(ReasonCode.find("")).isEmpty();
    }

    @Test
    void only_what_may_pass_by_itself_is_retried_and_only_while_downloading() {
        assertThat(Arrays.stream(ReasonCode.values()).filter(ReasonCode::retried))
                .containsExactlyInAnyOrder(
                        ReasonCode.SERVER_UNREACHABLE,
                        ReasonCode.SERVER_ERROR,
                        ReasonCode.CONNECTION_BROKEN,
                        ReasonCode.DOWNLOAD_STALLED,
                        ReasonCode.DOWNLOAD_TIMEOUT)
                .allSatisfy(code -> assertThat(code.phase()).isEqualTo(ReasonCode.Phase.DOWNLOAD));
    }
}
