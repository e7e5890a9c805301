package dev.drydock.hub.stranger;

import dev.drydock.testkit.mqtt.Packet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Good conversations of devices and services with a hub, piece by piece. */
final class Conversations {
    private static final int PUBREC = 5;
    private static final int PUBREL = 6;
    private static final int BINARY_FRAME = 0x82;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;

    private final RawHub hub;
    private final Random dice;

    Conversations(RawHub hub, Random dice) {
        this.hub = hub;
        this.dice = dice;
    }

    /** MQTT packets of a device. */
    List<byte[]> ofDevice() {
        return List.of(
                hub.connect(),
                MqttPackets.subscribe(1, "$iothub/methods/POST/#", "$iothub/twin/res/#"),
                MqttPackets.subscribe(
                        2, "$iothub/twin/PATCH/properties/desired/#", "devices/dev-1/messages/devicebound/#"),
                MqttPackets.publish("$iothub/twin/GET/?$rid=" + dice.nextInt(1000), ""),
                MqttPackets.publish("$iothub/twin/PATCH/properties/reported/?$rid=2", "{\"a\":" + number() + "}"),
                MqttPackets.publish("$iothub/twin/PATCH/properties/reported/?$rid=3&$version=7", "{\"b\":{\"c\":[1]}}"),
                MqttPackets.publish("$iothub/methods/res/200/?$rid=" + dice.nextInt(20), "{\"Response\":\"ok\"}"),
                MqttPackets.publish("devices/dev-1/messages/events/p=1", 7, "telemetry"),
                MqttPackets.acknowledgement(Packet.PUBACK, dice.nextInt(65_536)),
                MqttPackets.acknowledgement(PUBREC, dice.nextInt(65_536)),
                MqttPackets.acknowledgement(PUBREL, dice.nextInt(65_536)),
                MqttPackets.bare(Packet.PINGREQ),
                MqttPackets.unsubscribe(3, "$iothub/twin/res/#"),
                MqttPackets.bare(Packet.DISCONNECT));
    }

    /** The same over a WebSocket: a request for it, and a masked frame (RFC 6455, 5.2) for each packet. */
    List<byte[]> ofDeviceOverWebSocket() {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(bytes(hub.upgrade("mqtt")));
        ofDevice().forEach(packet -> pieces.add(frame(packet)));
        return pieces;
    }

    /** REST requests of a service, line by line, one after the other on one connection. */
    List<byte[]> ofService() {
        List<byte[]> pieces = new ArrayList<>();
        request(pieces, "GET /devices/dev-1?api-version=2021-04-12", "");
        request(pieces, "GET /devices?top=3&api-version=2021-04-12", "");
        request(pieces, "PUT /devices/d%20" + dice.nextInt(9) + "?api-version=2021-04-12", "{\"deviceId\":\"d\"}");
        request(pieces, "GET /twins/dev-1?x=%41&api-version=2021-04-12", "");
        request(
                pieces,
                "PATCH /twins/dev-1?api-version=2021-04-12",
                "{\"tags\":{\"t\":[true,null,\"x\"]},\"properties\":{\"desired\":{\"a\":" + number() + "}}}");
        request(
                pieces,
                "POST /devices/query?api-version=2021-04-12",
                "{\"query\":\"SELECT COUNT() AS n FROM devices WHERE tags.t[0] = 'x' AND NOT (a IN [1, 2.5])\"}");
        request(
                pieces,
                "PUT /jobs/v2/j" + dice.nextInt(99) + "?api-version=2021-04-12",
                "{\"type\":\"scheduleUpdateTwin\",\"queryCondition\":\"*\",\"updateTwin\":{\"tags\":{\"j\":1}},"
                        + "\"startTime\":\"2026-01-01T00:00:00Z\",\"maxExecutionTimeInSeconds\":60}");
        request(
                pieces,
                "PUT /configurations/c" + dice.nextInt(9) + "?api-version=2021-04-12",
                "{\"id\":\"c\",\"targetCondition\":\"tags.t = 1\",\"priority\":3,\"content\":{\"deviceContent\":"
                        + "{\"properties.desired.x\":{\"y\":1}}},\"metrics\":{\"queries\":{\"m\":\"SELECT deviceId FROM devices\"}}}");
        request(
                pieces,
                "POST /twins/dev-1/methods?api-version=2021-04-12",
                "{\"methodName\":\"m\",\"payload\":" + number() + ",\"responseTimeoutInSeconds\":5}");
        request(pieces, "GET /jobs/v2/query?jobType=scheduleUpdateTwin&api-version=2021-04-12", "");
        return pieces;
    }

    private void request(List<byte[]> pieces, String line, String body) {
        pieces.add(bytes(line + " HTTP/1.1\r\n"));
        pieces.add(bytes("Host: " + hub.hub().hostName() + "\r\n"));
        pieces.add(bytes("Authorization: " + hub.serviceToken() + "\r\n"));
        pieces.add(bytes("Content-Length: " + body.length() + "\r\nx-ms-max-item-count: 2\r\nIf-Match: \"*\"\r\n\r\n"));
        if (!body.isEmpty()) {
            pieces.add(bytes(body));
        }
    }

    private String number() {
        return List.of(
                        "1",
                        "-0.0",
                        "1e308",
                        "1e999",
                        "9223372036854775808",
                        "4503599627370497",
                        "\"\\u0000\"",
                        "[[[[]]]]")
                .get(dice.nextInt(8));
    }

    private byte[] frame(byte[] packet) {
        boolean isShort = packet.length < TWO_BYTES;
        byte[] frame = new byte[packet.length + (isShort ? 6 : 8)];
        frame[0] = (byte) BINARY_FRAME;
        frame[1] = (byte) (MASKED | (isShort ? packet.length : TWO_BYTES));
        if (!isShort) {
            frame[2] = (byte) (packet.length >> 8);
            frame[3] = (byte) packet.length;
        }
        // The mask is zero, which leaves the packet as it is.
        System.arraycopy(packet, 0, frame, frame.length - packet.length, packet.length);
        return frame;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
