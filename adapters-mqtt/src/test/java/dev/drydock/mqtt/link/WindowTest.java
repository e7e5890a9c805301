package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receive window: what is sent at once, what waits, and what becomes of both. */
class WindowTest {
    private final List<CompletableFuture<Integer>> sent = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private long now;
    private Window window = new Window(
            (message, acknowledged) -> {
                topics.add(message.topic());
                sent.add(acknowledged);
            },
            () -> now);

    @Test
    void nothing_is_sent_before_the_broker_has_said_how_much_it_takes() {
        add(3);

        assertThat(sent).isEmpty();
        window.open(10);
        assertThat(topics).containsExactly("t0", "t1", "t2");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "20, 20", "100, 100", "101, 100", "32768, 100", "65535, 100"})
    void as_many_are_under_way_as_the_broker_takes_and_a_hundred_at_most(int receiveMaximum, int underWay) {
        window.open(receiveMaximum);

        add(300);

        assertThat(sent).hasSize(underWay);
    }

    @Test
    void an_acknowledgement_lets_the_next_one_go_in_order() {
        window.open(2);
        List<CompletableFuture<Integer>> all = add(4);

        sent.get(1).complete(0x10);
        sent.get(0).complete(0);

        assertThat(topics).containsExactly("t0", "t1", "t2", "t3");
        assertThat(all.get(1)).isCompletedWithValue(0x10);
        assertThat(all.get(2)).isNotDone();
    }

    @Test
    void a_loss_fails_what_was_sent_as_maybe_sent_and_what_waited_as_not_sent() {
        window.open(1);
        List<CompletableFuture<Integer>> all = add(2);

        window.lose();

        assertThat(all.get(0)).isCompletedExceptionally();
        assertThat(lossOf(all.get(0)).maybeSent()).isTrue();
        assertThat(lossOf(all.get(1)).maybeSent()).isFalse();
        assertThat(sent).hasSize(1);
    }

    @Test
    void what_comes_after_a_loss_fails_at_once() {
        window.open(10);
        window.lose();

        assertThat(lossOf(add(1).get(0)).maybeSent()).isFalse();
        assertThat(lossOf(window.track(new CompletableFuture<>())).maybeSent()).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void a_hundred_thousand_that_cannot_be_sent_fail_one_after_the_other() {
        window = new Window(
                (message, acknowledged) -> acknowledged.completeExceptionally(new LinkLost(false)), () -> now);
        List<CompletableFuture<Integer>> all = add(100_000);

        window.open(1);

        assertThat(all).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void a_sender_that_throws_fails_its_message_alone() {
        window = new Window(
                (message, acknowledged) -> {
                    throw new IllegalStateException("a bug of the test");
                },
                () -> now);
        window.open(1);

        assertThat(add(2)).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void a_request_that_is_not_answered_is_noticed_and_one_that_only_waits_is_not() {
        window.open(1);
        add(2);
        now = Duration.ofSeconds(40).toNanos();
        assertThat(window.isUnansweredFor(Duration.ofSeconds(30))).isTrue();

        sent.get(0).complete(0);

        assertThat(window.isUnansweredFor(Duration.ofSeconds(30))).isFalse();
        now += Duration.ofSeconds(31).toNanos();
        assertThat(window.isUnansweredFor(Duration.ofSeconds(30))).isTrue();
    }

    private List<CompletableFuture<Integer>> add(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> window.add(Outgoing.retained("t" + i, "{}")).toCompletableFuture())
                .toList();
    }

    private static LinkLost lossOf(CompletableFuture<?> failed) {
        return (LinkLost) failed.handle((done, fault) -> fault).join();
    }
}
