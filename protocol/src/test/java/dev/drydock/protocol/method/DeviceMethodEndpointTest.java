package dev.drydock.protocol.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.Stage;
import dev.drydock.protocol.Samples;
import dev.drydock.protocol.order.OrderDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device's direct methods, bytes in and bytes out, with a real agent behind them. */
class DeviceMethodEndpointTest {
    private static final String ORDER = OrderDocument.write(Images.order("u1"));

    private TestDevice device = new TestDevice().start();

    @Test
    void an_order_is_taken_with_the_tutorials_words_and_the_id() {
        assertThat(call("firmwareUpdate", ORDER))
                .isEqualTo(new MethodResponse(200, "{\"Response\":\"Firmware update started\",\"updateId\":\"u1\"}"));
        assertThat(call("firmwareUpdate", ORDER).status()).as("a repeat").isEqualTo(200);
    }

    @Test
    void an_order_without_an_id_gets_a_new_one() {
        String without = ORDER.replace("\"updateId\":\"u1\",", "").replace(",\"updateId\":\"u1\"", "");

        assertThat(call("firmwareUpdate", without).body()).endsWith("\"updateId\":\"new-id\"}");
    }

    @Test
    void a_second_order_is_409() {
        call("firmwareUpdate", ORDER);

        MethodResponse response = call("firmwareUpdate", OrderDocument.write(Images.order("u2")));

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.body()).startsWith("{\"Error\":{\"code\":\"busy\",\"message\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "null", "{}", "{\"fwPackageUri\":7}", "{\"fwPackageUri\":\"u\",\"fwSize\":\"1\"}", "["})
    void what_is_no_order_is_400_and_says_why(String payload) {
        MethodResponse response = call("firmwareUpdate", payload);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"Error\":{\"code\":\"malformed-order\",\"message\":\"");
    }

    @Test
    void the_body_of_a_400_names_the_member() {
        assertThat(call("firmwareUpdate", "{\"fwPackageUri\":\"u\",\"fwSize\":\"1\"}")
                        .body())
                .contains("fwSize");
    }

    @Test
    void the_seeds_order_is_refused_by_a_device_that_really_updates() {
        MethodResponse response = call("firmwareUpdate", "{\"fwPackageUri\":\"http://test.com/\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"unverifiable-order\"");
    }

    @Test
    void a_device_that_cannot_save_is_503() {
        device.journal.full(true);

        MethodResponse response = call("firmwareUpdate", ORDER);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).contains("\"disk-full\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot", "", "firmwareupdate", "FirmwareUpdate", "firmwareUpdate ", "../firmwareUpdate"})
    void any_other_method_is_404(String method) {
        MethodResponse response = call(method, ORDER);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("\"unknown-method\"");
    }

    @Test
    void a_cancel_is_answered_200_before_and_409_after_the_point_of_no_return() {
        call("firmwareUpdate", ORDER);
        assertThat(call("cancelFirmwareUpdate", "{\"updateId\":\"u1\"}"))
                .isEqualTo(new MethodResponse(200, "{\"Response\":\"Firmware update cancelled\",\"updateId\":\"u1\"}"));

        device = Stages.reach(Stage.INSTALLING, Images.order("u1"));
        assertThat(call("cancelFirmwareUpdate", "{\"updateId\":\"u1\"}").body()).contains("\"past-no-return\"");
        MethodResponse other = call("cancelFirmwareUpdate", "{\"updateId\":\"u2\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("\"not-this-update\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"updateId\":null}", "{\"updateId\":7}", "{\"updateId\":\"a/b\"}", "\"u1\""})
    void a_cancel_without_a_proper_id_is_400(String payload) {
        assertThat(call("cancelFirmwareUpdate", payload).status()).isEqualTo(400);
    }

    @Test
    void a_cancel_that_cannot_be_saved_is_503() {
        device.journal.full(true);

        assertThat(call("cancelFirmwareUpdate", "{\"updateId\":\"u1\"}").status())
                .isEqualTo(503);
    }

    @Test
    void the_service_reads_what_the_device_answers() {
        MethodResponse taken = call("firmwareUpdate", ORDER);
        MethodResponse busy = call("firmwareUpdate", OrderDocument.write(Images.order("u2")));

        MethodAnswer takenRead = AnswerDocument.read(taken.status(), Samples.bytes(taken.body()));
        MethodAnswer busyRead = AnswerDocument.read(busy.status(), Samples.bytes(busy.body()));

        assertThat(takenRead.isTaken()).isTrue();
        assertThat(((MethodAnswer.Taken) takenRead).id()).contains(new UpdateId("u1"));
        assertThat(busyRead.isTaken()).isFalse();
        assertThat(busyRead.reason().orElseThrow()).hasToString("busy: update u1 is under way");
    }

    @Test
    void a_tutorials_answer_names_no_id() {
        MethodAnswer answer = AnswerDocument.read(200, Samples.bytes("{ \"Response\": \"Firmware update started\" }"));

        assertThat(answer.isTaken()).isTrue();
        assertThat(((MethodAnswer.Taken) answer).id()).isEmpty();
        assertThat(answer.reason()).isEmpty();
        assertThat(answer.wire().body()).isEqualTo("{ \"Response\": \"Firmware update started\" }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "OK", "null", "[1]", "{\"Error\":\"no\"}", "{\"updateId\":7}", "{\"Error\":{\"code\":5}}"})
    void any_other_answer_is_shown_and_explains_nothing(String body) {
        MethodAnswer answer = AnswerDocument.read(500, Samples.bytes(body));

        assertThat(answer.wire().body()).isEqualTo(body);
        assertThat(answer.isTaken()).isFalse();
        assertThat(answer.reason()).isEmpty();
    }

    private MethodResponse call(String method, String payload) {
        DeviceMethodEndpoint endpoint = new DeviceMethodEndpoint(
                new AcceptUpdate(device.agent()), new CancelUpdate(device.agent()), () -> new UpdateId("new-id"));
        return endpoint.call(method, Samples.bytes(payload))
                .toCompletableFuture()
                .getNow(null);
    }
}
