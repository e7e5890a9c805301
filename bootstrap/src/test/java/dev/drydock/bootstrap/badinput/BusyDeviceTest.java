package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.bootstrap.peer.Caller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** More orders than one: one is carried out, and everybody is told which. */
@ParameterizedClass
@EnumSource(Broker.class)
@Execution(ExecutionMode.CONCURRENT)
class BusyDeviceTest {
    private static final int CALLERS = 4;
    private static final int CALLS_EACH = 25;
    private static final Setup SETUP = Setup.QUICK.trying(3, Setup.QUICK.firstBackOff());

    @Parameter
    Broker broker;

    @TempDir
    Path folder;

    private final CountDownLatch go = new CountDownLatch(1);
    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(broker, folder, SETUP);
    }

    @AfterEach
    void tearDown() throws Exception {
        go.countDown();
        bench.close();
    }

    @Test
    void another_order_is_refused_while_one_is_carried_out_and_taken_afterwards() throws Exception {
        String first = bench.taken(heldOrder());
        ObjectNode second = bench.orderFor(Image.small());

        Answer answer = bench.order(second);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("busy");
        assertThat(answer.message()).contains(first);

        go.countDown();
        assertThat(bench.reports.awaitEnd(first).at("/update/state").asText()).isEqualTo("completed");
        bench.reports.awaitState(bench.taken(second), "completed");
    }

    @Test
    void an_order_without_an_id_is_a_new_one_each_time() throws Exception {
        ObjectNode order = heldOrder();
        order.remove("updateId");
        String first = bench.taken(order);
        assertThat(first).isNotBlank();

        assertThat(bench.order(order).code()).isEqualTo("busy");
        go.countDown();
        bench.reports.awaitState(first, "completed");
        String again = bench.taken(order);
        assertThat(again).isNotEqualTo(first);
        JsonNode end = bench.reports.awaitState(again, "completed");
        assertThat(end.at("/update/reason/code").asText()).isEqualTo("already-installed");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void the_same_order_a_hundred_times_at_once_is_carried_out_once() throws Exception {
        ObjectNode order = heldOrder();
        byte[] payload = order.toString().getBytes(StandardCharsets.UTF_8);
        List<Caller> callers = new ArrayList<>();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Caller.connect(broker.uri()));
            }
            for (Caller caller : callers) {
                for (int i = 0; i < CALLS_EACH; i++) {
                    answers.add(caller.begin(bench.device, UPDATE, payload));
                }
            }
            for (CompletableFuture<Answer> answer : answers) {
                Answer given = answer.get(60, TimeUnit.SECONDS);
                assertThat(given.status()).as(given.body()).isEqualTo(200);
                assertThat(given.updateId()).isEqualTo(order.get("updateId").asText());
            }
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
        go.countDown();

        JsonNode end = bench.reports.awaitState(order.get("updateId").asText(), "completed");
        assertThat(bench.images.requestsFor(order.get("fwPackageUri").asText())).hasSize(1);
        assertThat(end.at("/recent")).hasSize(1);
        assertThat(bench.app().said()).containsOnlyOnce(": installing");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void the_order_under_way_is_renewed_by_another_uri_and_by_nothing_else() throws Exception {
        bench.stop();
        bench.start(SETUP.stallingAfter(Duration.ofSeconds(2)));
        Image image = Image.small();
        ObjectNode order = image.orderedFrom(bench.images.serve(ImageHost.Call::hang));
        String id = bench.taken(order);
        bench.reports.awaitState(id, "downloading");

        assertThat(bench.order(order.deepCopy().put("fwSize", 1)).code()).isEqualTo("update-id-reused");
        assertThat(bench.order(order.deepCopy().put("fwVersion", "x")).code()).isEqualTo("update-id-reused");
        assertThat(bench.taken(order.put("fwPackageUri", bench.images.serve(image))))
                .isEqualTo(id);
        bench.reports.awaitState(id, "completed");
        bench.takesTheNextGoodUpdate();
    }

    /** An order for an image of which half comes before it may go. */
    private ObjectNode heldOrder() {
        Image image = Image.small();
        return image.orderedFrom(bench.images.serve(image, go));
    }
}
