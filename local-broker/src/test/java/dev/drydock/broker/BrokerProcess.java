package dev.drydock.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, which a test may kill. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BrokerProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the broker's process ended before it said its port");
        }
        return new BrokerProcess(process, Integer.parseInt(line));
    }

    String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    /** Runs a broker that keeps its data in the folder named by the only argument, until it is killed. */
    public static void main(String[] arguments) throws Exception {
        LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory().keptIn(Path.of(arguments[0])));
        System.out.println(broker.port());
        // Ends with the test that started it, however that ends.
        while (System.in.read() >= 0) {}
        broker.close();
    }
}
