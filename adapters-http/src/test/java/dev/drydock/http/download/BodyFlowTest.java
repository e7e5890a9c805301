package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class BodyFlowTest {
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final List<Long> asked = new ArrayList<>();

    private BodyFlow flow(int ahead) {
        BodyFlow flow = new BodyFlow(ahead);
        flow.onSubscribe(new Subscription() {
            @Override
            public void request(long pieces) {
                asked.add(pieces);
            }

            @Override
            public void cancel() {
                asked.add(-1L);
            }
        });
        for (int i = 0; i < 20; i++) {
            flow.onNext(List.of(ByteBuffer.allocate(1)));
        }
        return flow;
    }

    @Test
    void one_piece_ahead_is_one_that_is_asked_for_when_its_taker_comes_back() throws InterruptedException {
        BodyFlow flow = flow(1);
        assertThat(asked).containsExactly(1L);
        assertThat(flow.next(PATIENCE)).isInstanceOf(BodyFlow.Piece.Bytes.class);
        assertThat(asked).containsExactly(1L);
        assertThat(flow.next(PATIENCE)).isInstanceOf(BodyFlow.Piece.Bytes.class);
        assertThat(asked).containsExactly(1L, 1L);
    }

    @Test
    void many_pieces_ahead_are_asked_for_again_by_half() throws InterruptedException {
        BodyFlow flow = flow(16);
        for (int piece = 0; piece < 9; piece++) {
            assertThat(flow.next(PATIENCE)).isInstanceOf(BodyFlow.Piece.Bytes.class);
        }
        assertThat(asked).containsExactly(16L, 8L);
    }

    @Test
    void a_pause_asks_for_nothing_and_a_close_ends_it() throws InterruptedException {
        BodyFlow flow = flow(1);
        flow.pause(1);
        assertThat(asked).containsExactly(1L);
        flow.close();
        flow.pause(Duration.ofDays(1).toNanos());
        assertThat(flow.next(PATIENCE)).isInstanceOf(BodyFlow.Piece.Closed.class);
        assertThat(asked).containsExactly(1L, -1L);
    }
}
