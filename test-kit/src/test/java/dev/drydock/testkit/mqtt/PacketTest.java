package dev.drydock.testkit.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {
    @ParameterizedTest
    @CsvSource({"0,00", "127,7f", "128,8001", "16383,ff7f", "16384,808001", "2097151,ffff7f", "2097152,80808001"})
    void a_length_is_written_as_the_specification_shows_and_read_again(int length, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(PacketWriter.variable(length)).isEqualTo(bytes);
        assertThat(new PacketReader(bytes).variable()).isEqualTo(length);
    }

    @Test
    void a_publish_has_the_bytes_of_the_specification() {
        Message message = Message.of("a/b", "x")
                .asRetained()
                .with(Properties.none().with(Property.MESSAGE_EXPIRY, 5).withUser("k", "v"));

        assertThat(HexFormat.of().formatHex(message.toPacket(10).bytes()))
                .isEqualTo("33150003612f62000a0c02000000052600016b00017678");
    }

    @Test
    void a_publish_is_read_as_it_was_written() throws Exception {
        Message sent = Message.of("drydock/dev-1/methods/x", "payload")
                .answeredOn("drydock/dev-1/responses/me", new byte[] {0, 1, -1});

        Packet packet =
                Packet.read(new ByteArrayInputStream(sent.toPacket(65_535).bytes()));
        Message read = Message.read(packet);

        assertThat(Message.packetId(packet)).isEqualTo(65_535);
        assertThat(read.topic()).isEqualTo(sent.topic());
        assertThat(read.text()).isEqualTo("payload");
        assertThat(read.qos()).isEqualTo(1);
        assertThat(read.retained()).isFalse();
        assertThat(read.properties().text(Property.RESPONSE_TOPIC)).contains("drydock/dev-1/responses/me");
        assertThat(read.correlation()).hasValueSatisfying(it -> assertThat(it).containsExactly(0, 1, -1));
    }

    @Test
    void a_connect_has_the_bytes_of_the_specification() {
        Packet connect = PeerOptions.standard()
                .user("u")
                .password("p")
                .sessionExpiry(60)
                .will(Message.of("w", "gone").asRetained())
                .toPacket("id");

        assertThat(HexFormat.of().formatHex(connect.bytes()))
                .isEqualTo("1024" + "00044d515454" + "05" + "ee" + "0000" + "05110000003c" + "00026964" + "00"
                        + "000177" + "0004676f6e65" + "000175" + "000170");
    }

    @Test
    void a_packet_that_ends_too_soon_is_told_from_one_that_is_whole() {
        assertThatThrownBy(() -> Packet.read(new ByteArrayInputStream(new byte[] {0x30, 5, 0})))
                .isInstanceOf(EOFException.class);
    }
}
