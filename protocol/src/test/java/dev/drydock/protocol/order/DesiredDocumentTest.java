package dev.drydock.protocol.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device makes of its desired properties. */
class DesiredDocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"firmware\":null}",
                "{\"firmware\":{}}",
                "{\"firmware\":{\"fwVersion\":null,\"fwPackageURI\":null}}",
                "{\"other\":{\"fwPackageUri\":\"u\"},\"$version\":3}"
            })
    void nothing_is_desired(String document) {
        assertThat(DesiredDocument.read(Samples.bytes(document))).isEqualTo(new DesiredOrder.None());
        assertThat(DesiredDocument.readOrder(Samples.bytes(document))).isEmpty();
    }

    @Test
    void an_order_without_an_id_gets_one_from_its_members_that_is_always_the_same() {
        UpdateOrder order = wanted("{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5}");

        assertThat(order.id().value()).matches("d-[0-9a-f]{16}").isEqualTo("d-df3abdacff757b09");
        assertThat(wanted("{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5}"))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fwSize\":5,\"fwVersion\":\"2\",\"fwPackageUri\":\"http://h/i\"}",
                "{\"fwPackageURI\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5}",
                " { \"fwVersion\" : \"2\", \"fwPackageUri\":\"http:\\/\\/h\\/i\", \"fwSize\":5, \"notAfter\":null } ",
                "{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5,\"unknown\":1,\"updateId\":null}",
                "\"{\\\"fwPackageUri\\\":\\\"http://h/i\\\",\\\"fwVersion\\\":\\\"2\\\",\\\"fwSize\\\":5}\""
            })
    void that_id_does_not_depend_on_order_spelling_or_what_is_ignored(String order) {
        assertThat(wanted(order).id())
                .isEqualTo(wanted("{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5}")
                        .id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fwPackageUri\":\"http://h/j\",\"fwVersion\":\"2\",\"fwSize\":5}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"25\"}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"5\",\"fwSize\":2}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwSize\":25}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5,\"fwPackageCheckValue\":\"crc:1\"}",
                "{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5,\"notAfter\":\"2026-12-01T00:00:00Z\"}"
            })
    void another_order_has_another_id(String order) {
        assertThat(wanted(order).id())
                .isNotEqualTo(wanted("{\"fwPackageUri\":\"http://h/i\",\"fwVersion\":\"2\",\"fwSize\":5}")
                        .id());
    }

    @Test
    void an_unreadable_order_is_known_by_its_own_id_where_it_can_be_made_out() {
        DesiredOrder.Unreadable unreadable =
                unreadable("{\"firmware\":{\"updateId\":\"u1\",\"fwPackageUri\":\"u\",\"fwSize\":\"5\"}}");

        assertThat(unreadable.id()).isEqualTo(new UpdateId("u1"));
        assertThat(unreadable.reason().code()).isEqualTo(ReasonCode.MALFORMED_ORDER);
        assertThat(unreadable.reason().message()).contains("fwSize");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"firmware\":7}",
                "{\"firmware\":[]}",
                "{\"firmware\":{\"updateId\":7}}",
                "{\"firmware\":{\"updateId\":\"a/b\",\"fwPackageUri\":\"u\"}}",
                "{\"firmware\":{\"fwPackageUri\":\"u\"},\"firmware\":{}}"
            })
    void what_has_no_id_of_its_own_is_known_by_one_made_from_its_bytes(String document) {
        DesiredOrder.Unreadable first = unreadable(document);

        assertThat(first.id().value()).matches("d-[0-9a-f]{16}");
        assertThat(unreadable(document)).isEqualTo(first);
    }

    @Test
    void what_is_too_long_is_unreadable_and_says_so() {
        DesiredOrder.Unreadable unreadable =
                unreadable("{\"firmware\":{\"fwPackageUri\":\"" + "u".repeat(1 << 20) + "\"}}");

        assertThat(unreadable.reason().message()).contains("at most 16384 bytes");
    }

    @Test
    void what_the_service_writes_the_device_reads() {
        assertThat(DesiredDocument.read(Samples.bytes(DesiredDocument.write(Samples.ORDER))))
                .isEqualTo(new DesiredOrder.Wanted(Samples.ORDER));
    }

    private static UpdateOrder wanted(String order) {
        DesiredOrder read = DesiredDocument.read(Samples.bytes("{\"firmware\":" + order + "}"));
        assertThat(read).isInstanceOf(DesiredOrder.Wanted.class);
        return ((DesiredOrder.Wanted) read).order();
    }

    private static DesiredOrder.Unreadable unreadable(String document) {
        return (DesiredOrder.Unreadable) DesiredDocument.read(Samples.bytes(document));
    }
}
