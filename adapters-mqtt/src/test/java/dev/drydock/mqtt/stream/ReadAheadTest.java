package dev.drydock.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void bytes_come_out_as_they_went_in() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        ReadAhead ahead = started(new ByteArrayInputStream(bytes), 100_000);

        assertThat(ahead.readNBytes(bytes.length)).isEqualTo(bytes);
        assertThatThrownBy(ahead::read).isInstanceOf(EOFException.class);
    }

    @Test
    void the_source_is_read_before_anybody_asks_but_not_beyond_the_limit() throws Exception {
        AtomicLong given = new AtomicLong();
        ReadAhead ahead = started(endless(given), 1_000_000);
        await().atMost(PATIENCE).until(() -> ahead.available() > 1_000_000);

        assertThat(given.get()).isBetween(1_000_000L, 1_000_000L + 3 * 65_536);
        ahead.close();
    }

    @Test
    void a_reader_to_whom_nothing_comes_gets_a_time_out_and_then_what_came() throws Exception {
        PipedOutputStream sender = new PipedOutputStream();
        ReadAhead ahead = started(new PipedInputStream(sender), 1_000);

        assertThatThrownBy(ahead::read).isInstanceOf(SocketTimeoutException.class);
        sender.write(7);
        sender.flush();

        await().atMost(PATIENCE).until(() -> ahead.available() == 1);
        assertThat(ahead.read()).isEqualTo(7);
        sender.close();
    }

    private static ReadAhead started(InputStream source, int limit) {
        ReadAhead ahead = new ReadAhead(source, limit);
        ahead.start();
        return ahead;
    }

    private static InputStream endless(AtomicLong given) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read in pieces");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                given.addAndGet(length);
                return length;
            }
        };
    }
}
