package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tutorial's service: it calls, and looks for a word in the text of the reported properties until it is there. */
@ParameterizedClass
@EnumSource(Broker.class)
class TutorialServiceTest {
    private static final String DONE = "\"firmwareStatus\":\"completed\"";
    private static final Pattern STATUS = Pattern.compile("\"firmwareStatus\":\"(\\w+)\"");
    private static final Duration STAGE = Duration.ofMillis(500);

    @Parameter
    Broker broker;

    @TempDir
    Path folder;

    private Workbench bench;
    private Caller service;

    @BeforeEach
    void setUp() throws Exception {
        assumeTrue(broker.isHere(), "there is no " + broker + " on this machine");
        service = Caller.connect(broker);
    }

    @AfterEach
    void tearDown() throws Exception {
        service.close();
        bench.close();
    }

    @Test
    void a_whole_update_is_followed_by_its_four_words() throws Exception {
        bench = Workbench.on(broker, folder, Setup.QUICK.waiting(STAGE).checkedBy("sleep 0.5"));
        for (int update = 1; update <= 2; update++) {
            Image image = Image.small();
            CountDownLatch go = new CountDownLatch(1);
            service.call(
                    bench.device,
                    UPDATE,
                    image.orderedFrom(bench.images.serve(image, go)).toString());

            assertThat(follow(go)).containsExactly("standBy", "downloading", "applying", "completed");
        }
        bench.takesTheNextGoodUpdate();
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
            Caller.Answer answer = service.call(bench.device, UPDATE, "{\"fwPackageUri\":\"test.com\"}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"Response\":\"Firmware update started\"");

            assertThat(follow(new CountDownLatch(0)))
                    .containsExactly("standBy", "downloading", "applying", "completed");
        }
    }

    @Test
    void the_later_spelling_and_a_payload_within_quotes_are_understood() throws Exception {
        bench = Workbench.on(broker, folder, Setup.QUICK.simulating(Duration.ofMillis(20)));
        for (String payload : List.of(
                "{\"fwPackageURI\":\"test.com\",\"fwVersion\":\"2\",\"fwPackageCheckValue\":null}",
                "\"{\\\"fwPackageUri\\\":\\\"test.com\\\"}\"")) {
            Caller.Answer answer = service.call(bench.device, UPDATE, payload);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            bench.reports.awaitState(answer.updateId(), "completed");
        }
    }

    /** The words that come in turn, until the one that it waits for; the download goes on when it has been seen. */
    private List<String> follow(CountDownLatch go) {
        List<String> words = new ArrayList<>();
        Awaitility.await(DONE)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    String text = reported();
                    Matcher status = STATUS.matcher(text);
                    assertThat(status.find()).isTrue();
                    if (words.isEmpty() || !words.get(words.size() - 1).equals(status.group(1))) {
                        words.add(status.group(1));
                    }
                    if (status.group(1).equals("downloading")) {
                        go.countDown();
                    }
                    return text.contains(DONE);
                });
        return words;
    }

    private String reported() throws Exception {
        return service.read(bench.topic("reported"));
    }
}
