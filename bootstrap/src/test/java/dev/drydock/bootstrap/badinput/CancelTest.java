package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A cancel in each state that can be held: done before the point of no return, refused after it. */
@Execution(ExecutionMode.CONCURRENT)
class CancelTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final CountDownLatch go = new CountDownLatch(1);
    private Workbench bench;

    @AfterEach
    void tearDown() throws Exception {
        go.countDown();
        bench.close();
    }

    @Test
    void an_update_that_waits_is_cancelled() throws Exception {
        begin(Setup.QUICK.waiting(LONG));
        String id = reach(bench.orderFor(Image.small()), "waiting");

        isCancelled(id);
        anotherSetupTakesTheNext();
    }

    @Test
    void an_update_that_downloads_is_cancelled() throws Exception {
        begin(Setup.QUICK);
        Image image = Image.small();
        String uri = bench.images.serve(image, go);
        String id = reach(image.orderedFrom(uri), "downloading");

        isCancelled(id);
        bench.takesTheNextGoodUpdate();
        assertThat(bench.images.requestsFor(uri)).hasSize(1);
    }

    @Test
    void an_update_that_waits_for_a_server_that_hangs_is_cancelled() throws Exception {
        begin(Setup.QUICK);
        Image image = Image.small();
        String id = reach(image.orderedFrom(bench.images.serve(ImageHost.Call::hang)), "downloading");

        isCancelled(id);
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_update_that_pauses_before_the_next_attempt_is_cancelled() throws Exception {
        begin(Setup.QUICK.trying(5, LONG));
        String uri = bench.images.serve(call -> call.head("500 Broken", "Content-Length: 0"));
        String id = bench.taken(Image.small().orderedFrom(uri));
        bench.reports.await("the pause", report -> bench.app().said().contains("attempt 2 after a pause"));

        isCancelled(id);
        bench.takesTheNextGoodUpdate();
        assertThat(bench.images.requestsFor(uri)).hasSize(1);
    }

    @Test
    void an_update_whose_restart_was_asked_for_is_past_its_point_of_no_return() throws Exception {
        begin(Setup.QUICK.restartingBy(new RestartMode.ByCommand("true")));
        String id = reach(bench.orderFor(Image.small()), "restarting");

        isPastNoReturn(id);
        bench.stop();
        bench.start(Setup.QUICK);
        bench.reports.awaitState(id, "completed");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_update_on_trial_is_past_its_point_of_no_return() throws Exception {
        Path well = folder.resolve("well");
        begin(Setup.QUICK.checkedBy("until [ -e " + well + " ]; do sleep 0.05; done"));
        String id = reach(bench.orderFor(Image.small()), "onTrial");
        bench.awaitAnswers();

        isPastNoReturn(id);
        Files.createFile(well);
        bench.reports.awaitState(id, "completed");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_update_that_is_rolled_back_is_past_its_point_of_no_return() throws Exception {
        Path ill = folder.resolve("ill");
        Setup setup = Setup.QUICK.checkedBy("until [ -e " + ill + " ]; do sleep 0.05; done; rm " + ill + "; false");
        begin(setup);
        String id = reach(bench.orderFor(Image.small()), "onTrial");
        bench.stop();
        bench.start(setup.restartingBy(new RestartMode.ByCommand("true")));
        Files.createFile(ill);
        bench.reports.awaitState(id, "rollingBack");

        isPastNoReturn(id);
        bench.stop();
        bench.start(Setup.QUICK);
        assertThat(bench.reports
                        .awaitState(id, "rolledBack")
                        .at("/update/reason/code")
                        .asText())
                .isEqualTo("unhealthy");
        assertThat(bench.cancel(id).status()).isEqualTo(200);
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_update_at_rest_is_left_as_it_ended() throws Exception {
        begin(Setup.QUICK);
        String completed = bench.takesTheNextGoodUpdate().at("/update/id").asText();
        assertThat(bench.cancel(completed).status()).isEqualTo(200);
        assertThat(bench.reports.latest().at("/update/state").asText()).isEqualTo("completed");

        ObjectNode wrong = Image.small().orderedFrom(bench.images.serve(Image.small()));
        String failed = bench.taken(wrong);
        bench.reports.awaitState(failed, "failed");
        assertThat(bench.cancel(failed).status()).isEqualTo(200);
        assertThat(bench.cancel(failed).body())
                .isEqualTo("{\"Response\":\"Firmware update cancelled\",\"updateId\":\"" + failed + "\"}");
        bench.awaitAnswers();
        assertThat(bench.reports.latest().at("/update/state").asText()).isEqualTo("failed");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_update_that_was_cancelled_before_it_came_never_starts() throws Exception {
        begin(Setup.QUICK);
        ObjectNode order = bench.orderFor(Image.small());
        String id = order.get("updateId").asText();
        assertThat(bench.cancel(id).status()).isEqualTo(200);

        assertThat(bench.order(order).status()).isEqualTo(400);
        assertThat(bench.order(order).code()).isEqualTo("update-cancelled");
        bench.desire("{\"firmware\":" + order + "}");
        assertThat(bench.reports.awaitEnd(id).at("/update/reason/code").asText())
                .isEqualTo("update-cancelled");
        bench.takesTheNextGoodUpdate();
    }

    private void begin(Setup setup) throws Exception {
        bench = Workbench.on(Broker.EMBEDDED, folder.resolve("state"), setup);
    }

    private String reach(ObjectNode order, String state) throws Exception {
        String id = bench.taken(order);
        bench.reports.awaitState(id, state);
        return id;
    }

    private void isCancelled(String id) throws Exception {
        anotherIsNotThisUpdate();
        Answer answer = bench.cancel(id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.updateId()).isEqualTo(id);
        assertThat(bench.reports
                        .awaitState(id, "cancelled")
                        .at("/firmwareStatus")
                        .asText())
                .isEqualTo("standBy");
        assertThat(bench.cancel(id).status()).isEqualTo(200);
        go.countDown();
    }

    private void isPastNoReturn(String id) throws Exception {
        anotherIsNotThisUpdate();
        Answer answer = bench.cancel(id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("past-no-return");
    }

    private void anotherIsNotThisUpdate() throws Exception {
        Answer answer = bench.cancel("another");
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("not-this-update");
    }

    private void anotherSetupTakesTheNext() throws Exception {
        bench.stop();
        bench.start(Setup.QUICK);
        bench.awaitAnswers();
        bench.takesTheNextGoodUpdate();
    }
}
