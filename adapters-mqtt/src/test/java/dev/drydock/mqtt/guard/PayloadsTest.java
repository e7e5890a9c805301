package dev.drydock.mqtt.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private static final byte[] REPORT = "a report of some length".repeat(100).getBytes(StandardCharsets.UTF_8);

    private final List<String> dropped = new ArrayList<>();
    private final Guard guard = new Guard(dropped::add);

    @BeforeEach
    void letIn() throws ProtocolException {
        guard.judge(new Frame(Frame.CONNACK << 4, new byte[] {0, 0, 0}, 3));
    }

    @Test
    void the_client_library_sees_all_of_a_message_but_its_payload() throws Exception {
        byte[] admitted = guard.judge(publish("drydock/gw-1/reported", 7, REPORT))
                .admitted()
                .orElseThrow();

        assertThat(admitted).hasSizeLessThan(60);
        MqttPublish message = (MqttPublish) MqttWireMessage.createWireMessage(admitted);
        assertThat(message.getTopicName()).isEqualTo("drydock/gw-1/reported");
        assertThat(message.getMessageId()).isEqualTo(7);
        assertThat(message.getProperties().getResponseTopic()).isEqualTo("answers");
        assertThat(guard.payloads().take(message.getMessage().getPayload())).isEqualTo(REPORT);
    }

    @Test
    void every_message_has_its_own_payload_in_whatever_order_they_are_handled() throws Exception {
        byte[] first = number(publish("a", 1, new byte[] {1}));
        byte[] second = number(publish("a", 2, new byte[0]));
        byte[] third = number(publish("a", 3, new byte[] {3}));

        assertThat(guard.payloads().take(third)).containsExactly(3);
        assertThat(guard.payloads().take(first)).containsExactly(1);
        assertThat(guard.payloads().take(second)).isEmpty();
    }

    @Test
    void a_payload_is_had_once_and_a_number_that_stands_for_none_is_refused() throws Exception {
        byte[] number = number(publish("a", 1, REPORT));
        guard.payloads().take(number);

        assertThatIllegalStateException().isThrownBy(() -> guard.payloads().take(number));
        assertThatIllegalStateException().isThrownBy(() -> guard.payloads().take(new byte[] {1, 2}));
    }

    @Test
    void of_a_message_that_is_dropped_nothing_is_kept() throws Exception {
        Guard.Decision decision = guard.judge(publish("", 1, REPORT));
        byte[] next = number(publish("a", 2, REPORT));

        assertThat(decision.admitted()).isEmpty();
        assertThat(dropped).hasSize(1);
        assertThat(next).as("the number of the first payload that is kept").endsWith(1);
    }

    private byte[] number(Frame frame) throws ProtocolException {
        byte[] admitted = guard.judge(frame).admitted().orElseThrow();
        return Arrays.copyOfRange(admitted, admitted.length - Long.BYTES, admitted.length);
    }

    /** A message at QoS 1 with the response topic "answers". */
    private static Frame publish(String topic, int packetId, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(topic);
        out.writeShort(packetId);
        out.writeByte(10);
        out.writeByte(0x08);
        out.writeUTF("answers");
        out.write(payload);
        return new Frame(Frame.PUBLISH << 4 | 2, bytes.toByteArray(), bytes.size());
    }
}
