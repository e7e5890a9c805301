package dev.drydock.mqtt.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int LARGEST = 100_000;

    private final Deque<byte[]> arriving = new ArrayDeque<>();
    private long now;
    private final FrameReader frames = new FrameReader(new Arriving(), LARGEST, () -> now);

    @Test
    void a_packet_that_comes_byte_by_byte_with_time_outs_between_is_whole_in_the_end() throws Exception {
        for (byte octet : new byte[] {0x40, 4, 0, 1, 0}) {
            arriving.add(new byte[] {octet});
            assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
        }
        arriving.add(new byte[] {9});

        Frame frame = frames.next();

        assertThat(frame.type()).isEqualTo(Frame.PUBACK);
        assertThat(frame.body()).containsExactly(0, 1, 0, 9);
    }

    @Test
    void two_packets_in_one_piece_are_two() throws Exception {
        arriving.add(new byte[] {(byte) 0xD0, 0, (byte) 0xD0, 0});

        assertThat(frames.next().type()).isEqualTo(Frame.PINGRESP);
        assertThat(frames.next().type()).isEqualTo(Frame.PINGRESP);
    }

    @Test
    void a_packet_above_the_limit_leaves_its_beginning_and_nothing_of_its_rest() throws Exception {
        byte[] large = Frame.bytes(0x30, new byte[LARGEST + 1]);
        arriving.add(large);
        arriving.add(new byte[] {(byte) 0xD0, 0});

        Frame cut = frames.next();

        assertThat(cut.isCut()).isTrue();
        assertThat(cut.length()).isEqualTo(LARGEST + 1);
        assertThat(cut.body()).hasSize(70_000);
        assertThat(frames.next().type()).isEqualTo(Frame.PINGRESP);
    }

    @Test
    void a_packet_of_which_nothing_more_comes_for_ten_seconds_is_given_up() {
        arriving.add(new byte[] {0x30, 50, 0});
        assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
        now = Duration.ofSeconds(10).toNanos();
        assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);

        now++;

        assertThatThrownBy(frames::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("ends in the middle");
    }

    @Test
    void a_packet_that_trickles_is_waited_for() {
        arriving.add(new byte[] {0x30, 50, 0});
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
            now += Duration.ofSeconds(9).toNanos();
            arriving.add(new byte[] {0});
        }
        assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_connection_on_which_nothing_has_begun_may_be_still_for_any_time() {
        now = Duration.ofDays(365).toNanos();

        assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void the_end_of_the_stream_is_told_as_such() {
        FrameReader ended = new FrameReader(new ByteArrayInputStream(new byte[] {0x30, 5, 0}), LARGEST, () -> now);

        assertThatThrownBy(ended::next).isInstanceOf(EOFException.class);
    }

    /** Gives what has arrived, and times out when there is nothing. */
    private final class Arriving extends InputStream {
        private byte[] piece = new byte[0];
        private int at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == piece.length) {
                if (arriving.isEmpty()) {
                    throw new SocketTimeoutException("nothing");
                }
                piece = arriving.remove();
                at = 0;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count;
        }
    }
}
