package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.bootstrap.peer.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tutorial's service: it calls, and looks for a word in the text of the reported properties until it is there. */
@ParameterizedClass
@EnumSource(Broker.class)
@Execution(ExecutionMode.CONCURRENT)
class TutorialServiceTest {
    private static final String DONE = "\"firmwareStatus\":\"completed\"";
    private static final Duration STAGE = Duration.ofMillis(500);

    @Parameter
    Broker broker;

    @TempDir
    Path folder;

    @TempDir
    Path signs;

    private Workbench bench;
    private Caller service;

    @BeforeEach
    void setUp() throws Exception {
        assumeTrue(broker.isHere(), "there is no " + broker + " on this machine");
        service = Caller.connect(broker.uri());
    }

    @AfterEach
    void tearDown() throws Exception {
        service.close();
        bench.close();
    }

    @Test
    void a_whole_update_is_followed_by_its_four_words() throws Exception {
        Path well = signs.resolve("well");
        String wellSoon = "until [ -e " + well + " ]; do sleep 0.05; done; rm " + well;
        bench = Workbench.on(broker, folder, Setup.QUICK.waiting(STAGE).checkedBy(wellSoon));
        for (int update = 1; update <= 2; update++) {
            Image image = Image.small();
            CountDownLatch go = new CountDownLatch(1);
            int before = bench.reports.all().size();
            service.call(
                    bench.device,
                    UPDATE,
                    image.orderedFrom(bench.images.serve(image, go)).toString());

            assertThat(follow(before, go, well)).containsExactly("standBy", "downloading", "applying", "completed");
        }
    }

    @Test
    void a_former_completion_is_never_taken_for_the_new_one() throws Exception {
        bench = Workbench.on(broker, folder);
        for (int update = 0; update < 5; update++) {
            Image image = Image.small();
            CountDownLatch go = new CountDownLatch(1);
            String id = bench.taken(image.orderedFrom(bench.images.serve(image, go)));

            assertThat(reported()).doesNotContain(DONE);
            go.countDown();
            bench.reports.awaitState(id, "completed");
            assertThat(reported()).contains(DONE);
        }
    }

    @Test
    void the_payload_of_the_tutorial_is_acted_out_by_a_simulated_device() throws Exception {
        bench = Workbench.on(broker, folder, Setup.QUICK.simulating(STAGE));
        for (int update = 1; update <= 2; update++) {
            int before = bench.reports.all().size();
            Answer answer = service.call(bench.device, UPDATE, "{\"fwPackageUri\":\"test.com\"}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"Response\":\"Firmware update started\"");

            assertThat(follow(before, new CountDownLatch(0), signs.resolve("unused")))
                    .containsExactly("standBy", "downloading", "applying", "completed");
        }
    }

    @Test
    void the_later_spelling_and_a_payload_within_quotes_are_understood() throws Exception {
        bench = Workbench.on(broker, folder, Setup.QUICK.simulating(Duration.ofMillis(20)));
        for (String payload : List.of(
                "{\"fwPackageURI\":\"test.com\",\"fwVersion\":\"2\",\"fwPackageCheckValue\":null}",
                "\"{\\\"fwPackageUri\\\":\\\"test.com\\\"}\"")) {
            Answer answer = service.call(bench.device, UPDATE, payload);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            bench.reports.awaitState(answer.updateId(), "completed");
        }
    }

    /**
     * The words of the reports that follow so many, in turn, up to the one that the service looks for in the text that is
     * retained. The download goes on when its word has come, and the new image is well when it has been applied.
     */
    private List<String> follow(int former, CountDownLatch go, Path well) {
        Awaitility.await(DONE)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (words(former).contains("downloading")) {
                        go.countDown();
                    }
                    if (words(former).contains("applying") && !words(former).contains("completed")) {
                        Files.write(well, new byte[0]);
                    }
                    return reported().contains(DONE) && words(former).contains("completed");
                });
        return words(former);
    }

    private List<String> words(int former) {
        List<String> words = new ArrayList<>();
        for (JsonNode report : bench.reports.all().stream().skip(former).toList()) {
            String word = report.at("/firmwareStatus").asText();
            if (words.isEmpty() || !words.get(words.size() - 1).equals(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private String reported() throws Exception {
        return service.read(bench.topic("reported"));
    }
}
