package dev.drydock.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPacketsTest {
    /** CONNECT of MQTT 3.1.1 with the client id "d". */
    private static final String CONNECT = "100d00044d515454040200000001" + "64";

    private final ClientPackets packets = new ClientPackets();
    private final List<String> passed = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c000",
                "e000",
                "40020001",
                "50020001",
                "62020001",
                "70020001",
                "820600010001" + "6100",
                "a2050001000161",
                "3003000161",
                "3005000161" + "7b7d",
                "3205000161" + "0001",
                "3405000161" + "0001",
                "3b05000161" + "0001"
            })
    void a_packet_that_is_well_formed_is_passed_on_as_it_is(String packet) {
        assertThat(take(CONNECT)).isEmpty();
        assertThat(take(packet)).isEmpty();

        assertThat(passed).containsExactly(CONNECT, packet);
    }

    @Test
    void a_packet_that_comes_byte_by_byte_is_passed_on_once_it_is_whole() {
        for (int i = 0; i < CONNECT.length(); i += 2) {
            assertThat(passed).isEmpty();
            assertThat(take(CONNECT.substring(i, i + 2))).isEmpty();
        }
        assertThat(passed).containsExactly(CONNECT);
    }

    @Test
    void packets_that_come_together_are_told_apart() {
        assertThat(take(CONNECT + "c000" + "c000" + "40")).isEmpty();
        assertThat(take("020001")).isEmpty();

        assertThat(passed).containsExactly(CONNECT, "c000", "c000", "40020001");
    }

    @ParameterizedTest
    @CsvSource({
        "00, type 0",
        "20020000, type 2",
        "9003000100, type 9",
        "d000, type 13",
        "f000, type 15",
        "c100, flags",
        "80060001000161" + "00, flags",
        "60020001, flags",
        "c00100, longer than its fields",
        "4003000100, longer than its fields",
        "400100, shorter than its fields",
        "30020001, shorter than its fields",
        "40020000, packet id is zero",
        "3205000161" + "0000, packet id is zero",
        "3605000161" + "0001, quality of service",
        "3002" + "0000, topic",
        "3003" + "00012b, topic",
        "3003" + "000123, topic",
        "3003" + "0001ff, UTF-8",
        "3003" + "000100, UTF-8",
        "8202" + "0001, shorter than its fields",
        "820600010001" + "6103, quality of service",
        "8205" + "0001000000, topic filter",
        "a2020001, shorter than its fields",
        "3081808020, longer than 524288",
        "30ffffffff7f, longer than 524288"
    })
    void a_packet_that_breaks_a_rule_ends_the_connection_with_the_rule(String packet, String rule) {
        take(CONNECT);

        assertThat(take(packet.length() == 2 ? packet + "00" : packet))
                .hasValueSatisfying(violation -> assertThat(violation.what()).contains(rule));
        assertThat(passed).containsExactly(CONNECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100d00044d51545404030000" + "000164",
                "100d00044d51545404080000" + "000164",
                "100d00044d51545404400000" + "000164",
                "100d00044d515454041e0000" + "000164",
                "100d00044d51545404820000" + "000164"
            })
    void a_connect_whose_flags_contradict_each_other_or_its_fields_is_not_passed_on(String connect) {
        assertThat(take(connect)).isPresent();
        assertThat(passed).isEmpty();
    }

    @Test
    void the_first_packet_is_connect_and_no_other_is() {
        assertThat(take("c000"))
                .hasValueSatisfying(violation -> assertThat(violation.what()).contains("not CONNECT"));
        ClientPackets other = new ClientPackets();
        other.take(bytes(CONNECT), packet -> {});
        assertThat(other.take(bytes(CONNECT), packet -> {}))
                .hasValueSatisfying(violation -> assertThat(violation.what()).contains("second CONNECT"));
    }

    private Optional<PacketForm.Violation> take(String hex) {
        return packets.take(bytes(hex), packet -> passed.add(HexFormat.of().formatHex(packet.getBytes())));
    }

    private static Buffer bytes(String hex) {
        return Buffer.buffer(HexFormat.of().parseHex(hex));
    }
}
