package dev.drydock.protocol.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.protocol.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service tells its own orders from those of other programs. */
class LeftOrderDocumentTest {
    @Test
    void an_order_that_the_service_wrote_is_its_own() {
        assertThat(LeftOrderDocument.read(Samples.bytes(DesiredDocument.write(Samples.ORDER))))
                .contains(new LeftOrder.Ours(Samples.ORDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fwPackageUri\":\"http://h/i\"}",
                "{\"fwVersion\":\"2.8.5\",\"fwPackageURI\":\"https://h/p\",\"fwPackageCheckValue\":\"123456abcde\"}",
                "{\"updateId\":\"u1\",\"fwVersion\":\"2.8.5\"}",
                "{\"updateId\":7,\"fwPackageUri\":\"http://h/i\"}",
                "\"2.8.5\"",
                "[1]"
            })
    void an_order_without_an_id_or_in_another_form_is_another_programs(String order) {
        assertThat(LeftOrderDocument.read(Samples.bytes("{\"firmware\":" + order + "}")))
                .contains(new LeftOrder.Foreign(order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{}",
                "{\"telemetry\":5}",
                "{\"firmware\":null}",
                "{\"firmware\":{}}",
                "{\"firmware\":{\"fwVersion\":null,\"updateId\":null}}"
            })
    void no_order_is_none(String document) {
        assertThat(LeftOrderDocument.read(Samples.bytes(document))).isEmpty();
    }
}
