package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientFaultsTest {
    private final Logger logger = Logger.getLogger("org.apache.activemq.artemis.core.protocol.mqtt");
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            logged.add(logRecord);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void install() {
        ClientFaults.install();
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void remove() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void a_bad_packet_is_one_line_without_a_stack_trace() {
        logger.log(
                Level.SEVERE, "AMQ834002: Error processing\n" + "x".repeat(500), new IllegalStateException("closed"));

        assertThat(logged).singleElement().satisfies(line -> {
            assertThat(line.getThrown()).isNull();
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getMessage())
                    .startsWith("AMQ834002: Error processing?xxx")
                    .hasSizeLessThan(210);
        });
    }

    @Test
    void a_client_that_does_not_speak_mqtt_is_not_told_of_at_warning() {
        logger.log(Level.SEVERE, "AMQ224126: Failure during protocol handshake", new IndexOutOfBoundsException());
        logger.log(Level.SEVERE, "AMQ224096: Error setting up connection");

        assertThat(logged)
                .filteredOn(line -> line.getLevel().intValue() > Level.INFO.intValue())
                .isEmpty();
        assertThat(logged).allMatch(line -> line.getThrown() == null);
    }

    @Test
    void whatever_else_goes_wrong_is_told_as_the_library_tells_it() {
        IllegalStateException fault = new IllegalStateException("the disk is full");

        logger.log(Level.SEVERE, "AMQ222010: Critical IO Error", fault);

        assertThat(logged).singleElement().satisfies(line -> {
            assertThat(line.getThrown()).isSameAs(fault);
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
        });
    }
}
