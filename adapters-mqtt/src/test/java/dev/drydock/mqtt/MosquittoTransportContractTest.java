package dev.drydock.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.contract.TransportContract;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract over a real Mosquitto, which is killed for an interruption and has forgotten everything after it. */
class MosquittoTransportContractTest extends TransportContract {
    @TempDir
    Path folder;

    @Override
    protected TransportBench bench() throws IOException {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        return new MqttTransportBench(new Killed(MosquittoProcess.start(folder)));
    }

    private record Killed(MosquittoProcess mosquitto) implements MqttTransportBench.RestartableBroker {
        @Override
        public int port() {
            return mosquitto.port();
        }

        @Override
        public void stop() {
            try {
                mosquitto.kill();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void startAgain() {
            try {
                mosquitto.restart();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            stop();
        }
    }
}
