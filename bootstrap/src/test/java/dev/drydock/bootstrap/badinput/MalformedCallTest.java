package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.CANCEL;
import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.domain.firmware.ImageUri;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls whose payload is no document of the contract: each is answered with 400, and nothing starts. */
@ParameterizedClass
@EnumSource(Broker.class)
@Execution(ExecutionMode.CONCURRENT)
class MalformedCallTest {
    private static final String URI = "\"fwPackageUri\":\"http://127.0.0.1:1/a.bin\"";

    @Parameter
    Broker broker;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(broker, folder);
    }

    @AfterEach
    void tearDown() throws Exception {
        bench.close();
    }

    @Test
    void what_is_no_order_is_refused_as_malformed() throws Exception {
        Map<String, byte[]> payloads = new LinkedHashMap<>();
        payloads.put("nothing", new byte[0]);
        payloads.put("invalid UTF-8", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff});
        payloads.put("zeros", new byte[64]);
        for (String text : List.of(
                "hello",
                " ",
                "{",
                "{}",
                "[]",
                "null",
                "42",
                "true",
                "\"text\"",
                "\"\"",
                "{\"a\":1}",
                "{" + URI,
                "{" + URI + "}}",
                "{" + URI + "} {" + URI + "}",
                "[{" + URI + "}]",
                "{'fwPackageUri':'x'}",
                "<order/>",
                "\ufeff{" + URI + "}x",
                "NaN",
                "\"\\\"\\\\\\\"again\\\\\\\"\\\"\"")) {
            payloads.put(text, bytes(text));
        }
        payloads.put("10,000 arrays deep", bytes("[".repeat(10_000)));
        payloads.put("10,000 objects deep", bytes("{\"a\":".repeat(10_000)));
        payloads.put(
                "10,000 deep beside the URI",
                bytes("{" + URI + ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        payloads.put("1 MiB of anything", bytes("x".repeat(1 << 20)));
        payloads.put("1 MiB of an order", padded(1 << 20));
        payloads.put("one byte over 16 KB", padded(16 * 1024 + 1));
        payloads.put("a number of 5,000 digits", bytes("{" + URI + ",\"fwSize\":" + "9".repeat(5_000) + "}"));
        payloads.put("a name of 5,000 characters", bytes("{" + URI + ",\"" + "n".repeat(5_000) + "\":1}"));

        allRefused(UPDATE, payloads);
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_member_that_is_there_twice_or_in_two_spellings_is_refused() throws Exception {
        Map<String, byte[]> payloads = new LinkedHashMap<>();
        for (String text : List.of(
                "{" + URI + "," + URI + "}",
                "{" + URI + ",\"updateId\":\"a\",\"updateId\":\"b\"}",
                "{" + URI + ",\"unknown\":1,\"unknown\":1}",
                "{" + URI + ",\"fwPackageURI\":\"http://127.0.0.1:1/other.bin\"}")) {
            payloads.put(text, bytes(text));
        }

        allRefused(UPDATE, payloads);
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_member_of_a_wrong_type_or_form_is_named_in_the_answer() throws Exception {
        List<String> noText = List.of("17", "1.5", "true", "[]", "{}", "[\"a\"]");
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        wrong.put(
                "fwPackageUri",
                List.of(
                        "\"\"",
                        "\"a b\"",
                        "\"\\u0000\"",
                        "\"caf\u00e9\"",
                        "\"" + "x".repeat(ImageUri.LONGEST + 1) + "\""));
        wrong.put("fwPackageURI", List.of("\"\"", "\"a\\nb\""));
        wrong.put("fwVersion", List.of("\"\"", "\"2 0\"", "\"../../etc\"", "\"" + "1".repeat(65) + "\""));
        wrong.put(
                "fwPackageCheckValue",
                List.of("\"\"", "\"sha256:xyz\"", "\"sha256:00\"", "\"" + "9".repeat(257) + "\""));
        wrong.put("updateId", List.of("\"\"", "\"a/b\"", "\"#\"", "\"+\"", "\"a b\"", "\"" + "i".repeat(65) + "\""));
        wrong.put(
                "notAfter",
                List.of(
                        "\"\"",
                        "\"tomorrow\"",
                        "\"2026-12-01\"",
                        "\"2026-13-01T00:00:00Z\"",
                        "\"+1000000001-01-01T00:00:00Z\""));
        wrong.put(
                "fwSize",
                List.of(
                        "\"1048576\"",
                        "0",
                        "-1",
                        "1.5",
                        "1e30",
                        "99999999999999999999",
                        "4503599627370496",
                        "true",
                        "[]",
                        "{}"));

        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, List<String>> member : wrong.entrySet()) {
            for (String value : member.getKey().equals("fwSize") ? List.<String>of() : noText) {
                refused(softly, member.getKey(), value);
            }
            for (String value : member.getValue()) {
                refused(softly, member.getKey(), value);
            }
        }
        softly.assertAll();
        hasStartedNothing();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_cancel_that_names_no_update_is_refused() throws Exception {
        Map<String, byte[]> payloads = new LinkedHashMap<>();
        payloads.put("nothing", new byte[0]);
        payloads.put("1 MiB", bytes("{\"updateId\":\"a\",\"x\":\"" + "x".repeat(1 << 20) + "\"}"));
        for (String text : List.of(
                "hello",
                "{}",
                "[]",
                "null",
                "\"a\"",
                "{\"updateId\":null}",
                "{\"updateId\":17}",
                "{\"updateId\":\"\"}",
                "{\"updateId\":[\"a\"]}",
                "{\"updateId\":\"a/b\"}",
                "{\"updateId\":\"" + "i".repeat(65) + "\"}",
                "{\"updateId\":\"a\",\"updateId\":\"b\"}",
                "{\"updateid\":\"a\"}",
                "[".repeat(10_000))) {
            payloads.put(text, bytes(text));
        }

        allRefused(CANCEL, payloads);
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_order_of_exactly_16_KB_is_read() throws Exception {
        Answer answer = bench.caller.call(bench.device, UPDATE, padded(16 * 1024));

        assertThat(answer.code()).isEqualTo("unverifiable-order");
        bench.takesTheNextGoodUpdate();
    }

    private void refused(SoftAssertions softly, String member, String value) throws Exception {
        String uri = member.startsWith("fwPackageU") ? "" : URI + ",";
        String payload = "{" + uri + "\"" + member + "\":" + value + "}";
        Answer answer = bench.caller.call(bench.device, UPDATE, payload);
        softly.assertThat(answer.status()).as(payload).isEqualTo(400);
        softly.assertThat(answer.code()).as(payload).isEqualTo("malformed-order");
        softly.assertThat(answer.message()).as(payload).contains(member);
    }

    private void allRefused(String method, Map<String, byte[]> payloads) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, byte[]> payload : payloads.entrySet()) {
            String name =
                    payload.getKey().substring(0, Math.min(80, payload.getKey().length()));
            Answer answer = bench.caller.call(bench.device, method, payload.getValue());
            softly.assertThat(answer.status()).as(name + " -> " + answer.body()).isEqualTo(400);
            softly.assertThat(answer.code()).as(name).isEqualTo("malformed-order");
            softly.assertThat(answer.message()).as(name).isNotBlank().hasSizeLessThanOrEqualTo(512);
        }
        softly.assertAll();
        hasStartedNothing();
    }

    private void hasStartedNothing() {
        assertThat(bench.reports.all())
                .allSatisfy(report ->
                        assertThat(report.at("/update/state").asText()).isEqualTo("idle"));
    }

    private static byte[] padded(int length) {
        String start = "{" + URI + ",\"padding\":\"";
        return bytes(start + "x".repeat(length - start.length() - 2) + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
