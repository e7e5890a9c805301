package dev.drydock.protocol.order;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.protocol.Samples;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading an order as it comes from services of every kind. */
class OrderDocumentTest {
    private static final UpdateId FRESH = new UpdateId("fresh");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456abcde",
                "md5:00",
                "SHA-256=00",
                "0000000000000000000000000000000000000000000000000000000000000000"
            })
    void a_check_value_of_another_kind_is_kept_as_it_is(String value) throws MalformedDocument {
        UpdateOrder order = read("{\"fwPackageUri\":\"u\",\"fwPackageCheckValue\":\"" + value + "\"}");

        assertThat(order.foreignCheckValue()).contains(value);
        assertThat(order.digest()).isEmpty();
        assertThat(read(OrderDocument.write(order)).foreignCheckValue()).contains(value);
    }

    @Test
    void the_seeds_order_needs_nothing_but_a_uri() throws Exception {
        UpdateOrder order = read("{\"fwPackageUri\":\"test.com\"}");

        assertThat(order.uri().value()).isEqualTo("test.com");
        assertThat(order.id()).isEqualTo(FRESH);
        assertThat(order.isVerifiable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fwPackageUri\":\"http://h/i\"}",
                "{\"fwPackageURI\":\"http://h/i\"}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwPackageURI\":\"http://h/i\"}",
                "{\"fwPackageUri\":null,\"fwPackageURI\":\"http://h/i\"}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwPackageURI\":null}",
                "\"{\\\"fwPackageUri\\\":\\\"http://h/i\\\"}\"",
                " \n\t{ \"fwPackageUri\" : \"http://h/i\" } \r\n",
                "{\"fwPackageUri\":\"http:\\/\\/h\\/i\"}",
                "{\"fwPackageUri\":\"\\u0068ttp://h/i\"}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":null,\"fwSize\":null,\"fwPackageCheckValue\":null,"
                        + "\"updateId\":null,\"notAfter\":null}",
                "{\"fwPackageUri\":\"http://h/i\",\"unknown\":{\"deep\":[1,2,{\"er\":null}]},\"$version\":7}"
            })
    void the_same_order_in_many_spellings(String payload) throws Exception {
        assertThat(read(payload)).isEqualTo(read("{\"fwPackageUri\":\"http://h/i\"}"));
    }

    @Test
    void every_member_is_read() throws Exception {
        UpdateOrder order = read(OrderDocument.write(Samples.ORDER));

        assertThat(order).isEqualTo(Samples.ORDER);
    }

    @Test
    void an_order_with_mirrors_is_written_so_that_an_older_device_reads_the_first_place() throws Exception {
        String written = OrderDocument.write(Samples.MIRRORED);

        assertThat(written)
                .contains("\"fwPackageUri\":\"http://h/i\"")
                .contains("\"fwPackageUris\":[\"http://h/i\",\"https://mirror/i\"]");
        assertThat(read(written)).isEqualTo(Samples.MIRRORED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fwPackageUris\":[\"http://a/i\",\"http://b/i\"]}",
                "{\"fwPackageUri\":\"http://a/i\",\"fwPackageUris\":[\"http://b/i\"]}",
                "{\"fwPackageURI\":\"http://a/i\",\"fwPackageUris\":[\"http://b/i\",\"http://a/i\"]}",
                "{\"fwPackageUris\":[\"http://a/i\",\"http://a/i\",\"http://b/i\",\"http://a/i\"]}",
            })
    void the_places_of_an_image_are_tried_in_their_order_and_each_once(String payload) throws Exception {
        assertThat(read(payload).places()).containsExactly(new ImageUri("http://a/i"), new ImageUri("http://b/i"));
    }

    @Test
    void eight_places_are_read_and_nine_are_refused() throws Exception {
        String eight =
                IntStream.range(0, 8).mapToObj(i -> "\"http://h" + i + "/i\"").collect(joining(","));

        assertThat(read("{\"fwPackageUris\":[" + eight + "]}").places()).hasSize(8);
        assertRefused("{\"fwPackageUri\":\"http://h/i\",\"fwPackageUris\":[" + eight + "]}", "at most 8 places");
    }

    @Test
    void a_check_value_may_be_in_upper_case_and_a_time_at_any_offset() throws Exception {
        UpdateOrder order = read("{\"fwPackageUri\":\"u\",\"fwPackageCheckValue\":\"SHA256:"
                + Samples.DIGEST.hex().toUpperCase(java.util.Locale.ROOT)
                + "\",\"notAfter\":\"2026-12-01T01:00:00+01:00\"}");

        assertThat(order.digest()).contains(Samples.DIGEST);
        assertThat(order.notAfter()).contains(Instant.parse("2026-12-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4_503_599_627_370_495L})
    void a_size_is_read_to_its_last_byte(long size) throws Exception {
        assertThat(read("{\"fwPackageUri\":\"u\",\"fwSize\":" + size + "}").size())
                .contains(size);
    }

    static Stream<Arguments> refused() {
        return Stream.concat(RefusedOrders.documents(), RefusedOrders.members());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_with_a_message_that_says_why(String payload, String why) {
        assertThatThrownBy(() -> read(payload))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageContaining(why);
    }

    @Test
    void ten_thousand_levels_are_refused_without_a_stack_overflow() {
        assertRefused("[".repeat(10_000) + "]".repeat(10_000), "bytes");
        assertRefused("[".repeat(5_000) + "]".repeat(5_000), "not JSON");
        assertRefused("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000), "not JSON");
        assertRefused("{\"fwPackageUri\":\"u\",\"x\":" + "[".repeat(17) + "]".repeat(17) + "}", "not JSON");
    }

    @Test
    void what_is_longer_than_sixteen_kilobytes_is_refused_and_what_is_not_is_read() throws Exception {
        String padding = " ".repeat(OrderDocument.LONGEST - "{\"fwPackageUri\":\"u\"}".length());

        assertThat(read("{\"fwPackageUri\":\"u\"}" + padding).uri().value()).isEqualTo("u");
        assertRefused("{\"fwPackageUri\":\"u\"}" + padding + " ", "at most 16384 bytes");
        assertRefused("{\"fwPackageUri\":\"" + "u".repeat(1 << 20) + "\"}", "at most 16384 bytes");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        byte[] invalid = "{\"fwPackageUri\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1);
        invalid[17] = (byte) 0xC3;
        assertThatThrownBy(() -> OrderDocument.read(invalid, none -> FRESH)).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> OrderDocument.read(new byte[] {0, 1, 2, 3}, none -> FRESH))
                .isInstanceOf(MalformedDocument.class);
    }

    private static void assertRefused(String payload, String why) {
        assertThatThrownBy(() -> read(payload))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageContaining(why);
    }

    private static UpdateOrder read(String payload) throws MalformedDocument {
        return OrderDocument.read(Samples.bytes(payload), none -> FRESH);
    }
}
