package dev.drydock.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "gateway-7", "Line.3:press_2", "a..b", "a-", "A:b:c"})
    void a_plain_name_is_a_device_id(String value) {
        assertThat(new DeviceId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "+", "#", "a+", "a/b", "/", "..", ".a", "-a", "_a", ":a", "a::b", "a::", "a b", "a\n", "\na",
                "a\u0000", "ä", "٣", "a٣", "a%2f", "a\\b", "a*", "$SYS"
            })
    void what_could_be_mistaken_in_a_topic_or_a_path_is_not(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceId(value))
                .withMessageContaining("device id");
    }

    @Test
    void a_device_id_has_128_characters_at_most() {
        assertThat(new DeviceId("a".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId("a".repeat(129)));
    }

    @Test
    void device_ids_are_ordered_as_their_text() {
        assertThat(new DeviceId("a")).isLessThan(new DeviceId("b")).isEqualByComparingTo(new DeviceId("a"));
    }
}
