package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that can be read and must not be taken, and calls of what is not there. */
@ParameterizedClass
@EnumSource(Broker.class)
@Execution(ExecutionMode.CONCURRENT)
class RefusedOrderTest {
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
    void an_order_that_cannot_be_verified_is_refused() throws Exception {
        for (String missing : List.of("fwSize", "fwVersion", "fwPackageCheckValue")) {
            ObjectNode without = bench.orderFor(Image.small());
            without.remove(missing);
            refused(without, "unverifiable-order");
            refused(without.putNull(missing), "unverifiable-order");
        }
        ObjectNode seed = bench.orderFor(Image.small()).retain("fwPackageUri");
        refused(seed, "unverifiable-order");

        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_uri_that_cannot_be_fetched_is_refused_and_its_secret_not_repeated() throws Exception {
        for (String uri : List.of(
                "ftp://127.0.0.1/a.bin",
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "jar:file:/a!/b",
                "data:text/plain,a",
                "javascript:alert(1)",
                "http://user:hidden@127.0.0.1/a.bin",
                "https://hidden@127.0.0.1/a.bin",
                "//127.0.0.1/a.bin",
                "/etc/passwd",
                "test.com",
                "http://",
                "http:///a.bin",
                "http:a.bin",
                "http://127.0.0.1:99999/a.bin",
                "http://[::1/a.bin",
                "http://a_b^c/a.bin",
                "%%%")) {
            Answer answer = refused(Image.small().orderedFrom(uri), "bad-uri");
            assertThat(answer.body()).doesNotContain("hidden");
        }
        assertThat(bench.app().said()).doesNotContain("hidden");

        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_order_whose_time_has_passed_is_refused() throws Exception {
        refused(bench.orderFor(Image.small()).put("notAfter", "2026-01-01T00:00:00Z"), "order-expired");
        refused(bench.orderFor(Image.small()).put("notAfter", "-999999999-01-01T00:00:00Z"), "order-expired");

        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_refused_order_is_not_remembered_so_that_its_id_can_still_be_used() throws Exception {
        ObjectNode order = bench.orderFor(Image.small());
        refused(order.deepCopy().put("notAfter", "2026-01-01T00:00:00Z"), "order-expired");
        refused(order.deepCopy().put("fwPackageUri", "ftp://127.0.0.1/a.bin"), "bad-uri");

        String id = bench.taken(order);
        assertThat(bench.reports.awaitEnd(id).at("/update/state").asText()).isEqualTo("completed");
    }

    @Test
    void an_id_that_was_used_for_another_image_is_refused_and_a_repeat_starts_nothing() throws Exception {
        ObjectNode order = bench.orderFor(Image.small());
        String uri = order.get("fwPackageUri").asText();
        bench.reports.awaitState(bench.taken(order), "completed");
        long sequence = bench.reports.latest().at("/update/sequence").asLong();

        refused(order.deepCopy().put("fwSize", 1), "update-id-reused");
        refused(order.deepCopy().put("fwVersion", "other"), "update-id-reused");
        refused(order.deepCopy().put("fwPackageCheckValue", Image.small().digest()), "update-id-reused");
        ObjectNode unsized = order.deepCopy();
        unsized.remove("fwSize");
        refused(unsized, "update-id-reused");

        assertThat(bench.taken(order)).isEqualTo(order.get("updateId").asText());
        assertThat(bench.taken(order.deepCopy().put("fwPackageUri", "http://127.0.0.1:1/token=new")))
                .isEqualTo(order.get("updateId").asText());
        bench.awaitAnswers();
        assertThat(bench.reports.latest().at("/update/sequence").asLong()).isEqualTo(sequence);
        assertThat(bench.images.requestsFor(uri)).hasSize(1);

        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_method_that_is_not_there_is_answered_404() throws Exception {
        String order = bench.orderFor(Image.small()).toString();
        for (String method : List.of(
                "reboot",
                "firmwareupdate",
                "FIRMWAREUPDATE",
                "firmwareUpdate ",
                "",
                "..",
                "caf\u00e9",
                "m".repeat(1000))) {
            Answer answer = bench.caller.call(bench.device, method, order);
            assertThat(answer.status()).as(method).isEqualTo(404);
            assertThat(answer.code()).as(method).isEqualTo("unknown-method");
            assertThat(answer.body()).hasSizeLessThan(600);
        }

        bench.takesTheNextGoodUpdate();
    }

    private Answer refused(ObjectNode order, String code) throws Exception {
        Answer answer = bench.caller.call(bench.device, UPDATE, order.toString());
        assertThat(answer.status()).as(order + " -> " + answer.body()).isEqualTo(400);
        assertThat(answer.code()).as(order + " -> " + answer.body()).isEqualTo(code);
        assertThat(answer.message()).isNotBlank();
        return answer;
    }
}
