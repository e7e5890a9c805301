package dev.drydock.protocol.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bodies of requests that are read as they are meant. */
class RequestDocumentsTest {
    private static final List<String> WORDS =
            List.of("acceptUndecided", "acceptFailures", "acceptRefusals", "device", "force", "to");

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void words_are_all_there_or_none() throws MalformedDocument {
        assertThat(WordsDocument.read(body(""), WORDS))
                .isEqualTo(new WordsDocument(false, false, Set.of(), Optional.empty(), false, Optional.empty()))
                .isEqualTo(WordsDocument.read(body("{\"device\":null}"), WORDS));
        assertThat(WordsDocument.read(body("""
                        {"acceptUndecided":true,"acceptFailures":true,"acceptRefusals":["later-code"],"device":"d1","force":true,"to":"i"}"""), WORDS))
                .isEqualTo(new WordsDocument(
                        true, true, Set.of("later-code"), Optional.of(new DeviceId("d1")), true, Optional.of("i")));
    }

    @Test
    void a_word_that_belongs_to_another_verb_is_refused() {
        assertThatThrownBy(() -> WordsDocument.read(body("{\"to\":\"i\"}"), List.of("device", "force")))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("there is no member 'to' here; expected one of device, force");
        assertThatThrownBy(() -> WordsDocument.read(body("{\"to\":\"i\"}"), List.of()))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("there is no member 'to' here; expected none");
    }

    @Test
    void a_token_that_is_asked_for_may_have_a_lifetime() throws MalformedDocument {
        assertThat(TokenDocument.read(body("{\"person\":\"anna\",\"name\":\"ci\",\"lifetime\":\"90d\"}")))
                .isEqualTo(new TokenDocument.Wanted("anna", "ci", Optional.of(Duration.ofDays(90))));
        assertThat(TokenDocument.read(body("{\"person\":\"anna\",\"name\":\"ci\"}"))
                        .lifetime())
                .isEmpty();
    }

    @Test
    void an_image_without_a_name_has_that_of_its_first_model() {
        assertThat(ImageDocument.nameOf(Set.of("gateway", "cam 2"), new Version("1:2.0~rc1")))
                .isEqualTo("cam_2-1_2.0_rc1");
        assertThat(ImageDocument.nameOf(Set.of(), new Version("2.0"))).isEqualTo("image-2.0");
    }

    @Test
    void a_model_that_no_device_can_have_is_refused() {
        assertThatThrownBy(() -> ImageDocument.read(body("""
                        {"version":"2","uri":"u","size":1,"digest":"d","models":["%s"]}""".formatted("m".repeat(65))), Instant.EPOCH))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageStartingWith("member 'models': a value has 1 to 64 characters");
    }

    @Test
    void a_member_that_nobody_knows_is_quoted_without_what_a_terminal_obeys() {
        assertThatThrownBy(() -> WordsDocument.read(body("{\"\\u001b[31m\":1}"), WORDS))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageStartingWith("there is no member '?[31m' here");
    }
}
