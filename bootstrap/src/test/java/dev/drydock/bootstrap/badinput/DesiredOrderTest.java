package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Desired properties that are no order, or none to be taken: reported as failed, once, however long they stay. */
@ParameterizedClass
@EnumSource(Broker.class)
@Execution(ExecutionMode.CONCURRENT)
class DesiredOrderTest {
    private static final String OWN_ID = "d-[0-9a-f]{16}";

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
    void what_is_no_order_fails_by_an_id_made_from_its_bytes() throws Exception {
        List<String> documents = List.of(
                "hello",
                "[]",
                "42",
                "null",
                "\"text\"",
                "{\"firmware\":17}",
                "{\"firmware\":[]}",
                "{\"firmware\":{\"fwVersion\":\"2.0.0\"}}",
                "{\"firmware\":\"hello\"}",
                "{\"firmware\":{\"fwPackageUri\":17}}",
                "{\"firmware\":null} trailing",
                "{\"firmware\":{\"fwPackageUri\":\"http://a/b\",\"updateId\":\"a/b\"}}",
                "{\"firmware\":{\"fwPackageUri\":\"http://a/b\",\"updateId\":17}}",
                "{\"firmware\":{\"fwPackageUri\":\"a\",\"fwPackageUri\":\"a\"}}",
                "{\"firmware\":" + "[".repeat(10_000),
                "{\"firmware\":{\"fwPackageUri\":\"http://a/" + "x".repeat(20_000) + "\"}}",
                "{\"firmware\":{\"fwPackageUri\":\"http://a/" + "x".repeat(1 << 20) + "\"}}");
        String former = "";
        for (String document : documents) {
            String known = former;
            bench.desire(document);
            JsonNode report = bench.reports.await(
                    "the refusal of " + document.substring(0, Math.min(60, document.length())),
                    it -> it.at("/update/state").asText().equals("failed")
                            && !it.at("/update/id").asText().equals(known));
            former = report.at("/update/id").asText();
            assertThat(former).matches(OWN_ID);
            assertThat(report.at("/update/reason/code").asText()).isEqualTo("malformed-order");
            assertThat(report.at("/update/reason/message").asText()).isNotBlank();
        }

        bench.takesTheNextGoodUpdate();
    }

    @Test
    void what_desires_nothing_changes_nothing() throws Exception {
        for (String document : List.of("", "{}", "{\"firmware\":null}", "{\"other\":{\"fwPackageUri\":17}}")) {
            bench.desire(document);
        }
        bench.awaitAnswers();

        assertThat(bench.reports.all())
                .allSatisfy(report ->
                        assertThat(report.at("/update/state").asText()).isEqualTo("idle"));
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_order_that_must_not_be_taken_fails_by_its_own_id() throws Exception {
        ObjectNode unverifiable = bench.orderFor(Image.small());
        unverifiable.remove("fwSize");
        fails(unverifiable, "unverifiable-order");
        fails(bench.orderFor(Image.small()).put("fwPackageUri", "file:///etc/passwd"), "bad-uri");
        fails(bench.orderFor(Image.small()).put("notAfter", "2026-01-01T00:00:00Z"), "order-expired");
        fails(bench.orderFor(Image.small()).put("fwSize", "17"), "malformed-order");
        fails(bench.orderFor(Image.small()).put("fwVersion", "a b"), "malformed-order");

        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_refusal_is_reported_once_and_not_again_at_the_next_connect_or_start() throws Exception {
        ObjectNode bad = bench.orderFor(Image.small()).put("fwSize", -1);
        fails(bad, "malformed-order");
        JsonNode completed = bench.takesTheNextGoodUpdate();

        bench.breakConnection();
        bench.breakConnection();
        stays(completed);
        bench.stop();
        bench.start(Setup.QUICK);
        bench.awaitAnswers();
        stays(completed);

        bench.desire("");
        bench.awaitAnswers();
        stays(completed);
        assertThat(bench.reports.latest().at("/recent").findValuesAsText("id"))
                .filteredOn(bad.get("updateId").asText()::equals)
                .hasSize(1);
        ObjectNode good = bench.orderFor(Image.small());
        bench.desire("{\"firmware\":" + good + "}");
        bench.reports.awaitState(good.get("updateId").asText(), "completed");
    }

    @Test
    void a_bad_one_does_not_disturb_the_update_under_way() throws Exception {
        Image image = Image.small();
        CountDownLatch go = new CountDownLatch(1);
        String uri = bench.images.serve(image, go);
        String id = bench.taken(image.orderedFrom(uri));
        bench.desire("no order");
        bench.awaitAnswers();
        assertThat(bench.reports.latest().at("/update/id").asText()).isEqualTo(id);
        go.countDown();

        JsonNode report = bench.reports.await(
                "the refusal", it -> it.at("/update/state").asText().equals("failed"));
        assertThat(report.at("/update/id").asText()).matches(OWN_ID);
        assertThat(report.at("/recent/1/id").asText()).isEqualTo(id);
        assertThat(report.at("/recent/1/state").asText()).isEqualTo("completed");
        bench.takesTheNextGoodUpdate();
    }

    private void fails(ObjectNode order, String code) throws Exception {
        bench.desire("{\"firmware\":" + order + "}");
        JsonNode report = bench.reports.awaitState(order.get("updateId").asText(), "failed");
        assertThat(report.at("/firmwareStatus").asText()).isEqualTo("failed");
        assertThat(report.at("/update/reason/code").asText()).isEqualTo(code);
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("1.0.0");
    }

    private void stays(JsonNode completed) {
        JsonNode latest = bench.reports.latest();
        assertThat(latest.at("/firmwareStatus").asText()).isEqualTo("completed");
        assertThat(latest.at("/update/id")).isEqualTo(completed.at("/update/id"));
        assertThat(bench.reports.all())
                .filteredOn(report -> report.at("/update/sequence").asLong()
                        >= completed.at("/update/sequence").asLong())
                .allSatisfy(report ->
                        assertThat(report.at("/update/state").asText()).isEqualTo("completed"));
    }
}
