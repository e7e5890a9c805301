package dev.drydock.bootstrap.process;

import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import dev.drydock.testkit.net.LentPort;
import java.io.IOException;

/** A broker in a process of its own, with what it keeps on disk, which can be killed and started again at the same address. */
public interface KillableBroker {
    /** Its address in the form of {@code --broker}. */
    String uri();

    /** Ends it as {@code kill -9} does. */
    void kill() throws Exception;

    /** Starts it again and waits until it listens. */
    void startAgain() throws Exception;

    /** A Mosquitto that saves what it keeps every second. */
    static KillableBroker mosquitto(Bench bench) throws IOException {
        MosquittoProcess mosquitto = bench.keep(MosquittoProcess.start(
                bench.folder(), "persistence true", "autosave_on_changes true", "autosave_interval 1"));
        return new KillableBroker() {
            @Override
            public String uri() {
                return "mqtt://127.0.0.1:" + mosquitto.port();
            }

            @Override
            public void kill() throws Exception {
                mosquitto.kill();
            }

            @Override
            public void startAgain() throws Exception {
                mosquitto.restart();
            }
        };
    }

    /** The embedded broker as {@code drydock broker} starts it. */
    static KillableBroker embedded(Bench bench) throws IOException {
        return new Embedded(bench, "127.0.0.1:" + LentPort.next());
    }

    /** A {@code drydock broker}. */
    final class Embedded implements KillableBroker {
        private final Bench bench;
        private final String address;
        private DrydockProcess process;

        private Embedded(Bench bench, String address) {
            this.bench = bench;
            this.address = address;
            startAgain();
        }

        @Override
        public String uri() {
            return "mqtt://" + address;
        }

        @Override
        public void kill() {
            process.kill();
        }

        @Override
        public void startAgain() {
            process = bench.startProcess("broker", "--listen", address, "--data-dir", "broker-data")
                    .awaitOutput("are kept in broker-data");
        }
    }
}
