package dev.drydock.hub.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.fault.Tier;
import dev.drydock.testkit.mqtt.Packet;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that want what the hub does not have, or do not speak as they should. */
class StrangersTest {
    private static final int UNACCEPTABLE_VERSION = 1;
    private static final int UNSUPPORTED_VERSION = 0x84;

    private final Told told = new Told();
    private final RawHub hub = new RawHub();

    @AfterEach
    void end() {
        told.close();
        hub.close();
        assertThat(told.failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /devices/dev-1/messages/events?api-version=2020-03-13",
                "GET /devices/dev-1/messages/deviceBound?api-version=2020-03-13",
                "POST /devices/dev-1/files?api-version=2020-03-13",
                "POST /devices/dev-1/files/notifications?api-version=2020-03-13"
            })
    void a_device_that_asks_over_https_for_what_is_not_there_is_told_so(String line) throws IOException {
        assertThat(hub.answer(hub.request(line, hub.deviceToken(), "{}")))
                .startsWith("HTTP/1.1 404 ")
                .contains("This hub does not have");
    }

    @Test
    void a_device_that_would_be_provisioned_is_told_that_nobody_does_that_here() throws IOException {
        String token = "SharedAccessSignature sr=scope%2fregistrations%2fd&sig=c2ln&se=4102444800&skn=registration";

        assertThat(hub.answer(hub.request("PUT /scope/registrations/d/register?api-version=2019-03-31", token, "{}")))
                .startsWith("HTTP/1.1 404 ")
                .contains("This hub does not have");
    }

    @Test
    void a_device_s_token_of_another_device_is_no_reason_to_tell_anything() throws IOException {
        String line = "POST /devices/dev-1/files?api-version=2020-03-13";

        assertThat(hub.answer(hub.request(line, hub.deviceToken("dev-2"), "{}")))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void a_device_s_token_is_not_a_service_s() throws IOException {
        String answer = hub.answer(hub.request("GET /twins/dev-1?api-version=2021-04-12", hub.deviceToken(), ""));

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("as a device's is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMQPWSB10", "mqttv3.1", "x, AMQPWSB10"})
    void a_web_socket_that_does_not_speak_mqtt_is_refused_at_the_upgrade_in_one_line(String subProtocol)
            throws IOException {
        try (RawClient client = hub.overHttps()) {
            assertThat(client.send(hub.upgrade(subProtocol)).head()).startsWith("HTTP/1.1 400 ");
        }
        assertThat(told.lines(Level.INFO)).singleElement().asString().contains("mqtt", subProtocol, "AMQP");
    }

    @Test
    void a_web_socket_that_offers_mqtt_among_others_speaks_mqtt() throws IOException {
        try (RawClient client = hub.overHttps()) {
            assertThat(client.send(hub.upgrade("AMQPWSB10, mqtt")).head())
                    .startsWith("HTTP/1.1 101 ")
                    .containsIgnoringCase("sec-websocket-protocol: mqtt");
        }
    }

    @ParameterizedTest
    @CsvSource({"MQIsdp, 3, " + UNACCEPTABLE_VERSION, "MQTT, 5, " + UNSUPPORTED_VERSION})
    void a_device_that_speaks_another_version_of_mqtt_is_refused_with_the_reason(String protocol, int level, int code)
            throws IOException {
        try (RawClient client = hub.overMqtt()) {
            client.send(MqttPackets.connect(protocol, level, RawHub.DEVICE, hub.userName(), hub.deviceToken()));

            Packet answer = client.packet();

            assertThat(answer.type()).isEqualTo(Packet.CONNACK);
            assertThat(answer.body()[1] & 0xFF).isEqualTo(code);
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(hub.hub().faults().calls(Operation.CONNECT)).isZero();
        assertThat(told.lines(Level.INFO)).singleElement().asString().contains("MQTT 3.1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?api-version=", "?api-version=latest", "?api-version=2021-4-12", "?top=1"})
    void a_request_without_an_api_version_is_refused(String query) throws IOException {
        assertThat(hub.answer(hub.request("GET /devices" + query, "")))
                .startsWith("HTTP/1.1 400 ")
                .contains("400001", "InvalidProtocolVersion");
    }

    @Test
    void a_preview_of_the_api_is_as_good_as_any() throws IOException {
        assertThat(hub.answer(hub.request("GET /devices?api-version=2021-04-12-preview", "")))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /twins/dev-1?x=%zz&api-version=2021-04-12",
                "GET /twins/dev-1?%=1&api-version=2021-04-12",
                "GET /twins/%zz?api-version=2021-04-12",
                "GET /twins/dev-1?api-version=2021-04-12%",
                "GET /%2?api-version=2021-04-12"
            })
    void an_address_that_is_not_encoded_well_is_refused(String line) throws IOException {
        assertThat(hub.answer(hub.request(line, "")))
                .startsWith("HTTP/1.1 400 ")
                .contains("percent sign");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":{\"desired\":{\"a\":1e999}}}",
                "{\"properties\":{\"desired\":{\"a\":[{\"b\":-1e400}]}}}",
                "{\"tags\":{\"a\":1e999}}"
            })
    void a_number_that_cannot_be_kept_is_refused_and_not_stored_as_a_word(String patch) throws IOException {
        assertThat(hub.answer(hub.request("PATCH /twins/dev-1?api-version=2021-04-12", patch)))
                .startsWith("HTTP/1.1 400 ")
                .contains("range of a double");
        assertThat(twin()).doesNotContain("Infinity");
    }

    @Test
    void a_number_at_the_edge_of_what_can_be_kept_is_kept() throws IOException {
        assertThat(hub.answer(hub.request(
                        "PATCH /twins/dev-1?api-version=2021-04-12",
                        "{\"properties\":{\"desired\":{\"a\":1.7976931348623157e308}}}")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(twin()).contains("1.7976931348623157E308");
    }

    @Test
    void a_document_with_something_behind_it_is_refused() throws IOException {
        assertThat(hub.answer(hub.request("PATCH /twins/dev-1?api-version=2021-04-12", "{\"tags\":{\"a\":1}}}")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(twin()).doesNotContain("\"a\"");
    }

    @Test
    void an_edge_device_is_refused_and_not_made_as_another() throws IOException {
        String device = "{\"deviceId\":\"edge-1\",\"capabilities\":{\"iotEdge\":true}}";

        assertThat(hub.answer(hub.request("PUT /devices/edge-1?api-version=2021-04-12", device)))
                .startsWith("HTTP/1.1 400 ")
                .contains("no edge devices");
        assertThat(hub.answer(hub.request("GET /devices/edge-1?api-version=2021-04-12", "")))
                .startsWith("HTTP/1.1 404 ");
    }

    /** After three queries there is one every three seconds; half a second later one and a half are left to wait. */
    @Test
    void who_is_throttled_is_told_to_wait_long_enough() throws IOException {
        AtomicLong now = new AtomicLong();
        hub.hub().faults().throttle(Tier.S1, 1, now::get);
        String query =
                hub.request("POST /devices/query?api-version=2021-04-12", "{\"query\":\"SELECT * FROM devices\"}");
        for (int i = 0; i < 3; i++) {
            assertThat(hub.answer(query)).startsWith("HTTP/1.1 200 ");
        }
        now.set(Duration.ofMillis(500).toNanos());

        assertThat(hub.answer(query)).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 2\r\n");
    }

    private String twin() throws IOException {
        return hub.answer(hub.request("GET /twins/dev-1?api-version=2021-04-12", ""));
    }
}
