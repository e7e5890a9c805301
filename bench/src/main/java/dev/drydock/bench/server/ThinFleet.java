package dev.drydock.bench.server;

import dev.drydock.bench.mqtt.Packets;
import dev.drydock.bench.mqtt.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Devices that act the wire contract on a few shared connections: each answers its order, fetches the image, and tells of each state as
 * soon as the broker has its report of the one before. Nothing is installed, and nothing is waited for.
 */
public final class ThinFleet implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final int FETCHERS = 4;
    private static final Pattern CALL = Pattern.compile("drydock/device-(\\d+)/methods/(\\w+)");
    private static final Pattern URI_OF = Pattern.compile("\"fwPackageUri\":\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("\"fwVersion\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"updateId\":\"([^\"]+)\"");

    /** The states after the download. */
    private static final List<String> STATES =
            List.of("verifying", "ready", "installing", "restarting", "onTrial", "committing", "completed");

    private final List<Wire> wires = new ArrayList<>();
    private final List<ThinDevice> devices = new ArrayList<>();
    private final ExecutorService fetchers = Executors.newFixedThreadPool(FETCHERS, task -> {
        Thread thread = new Thread(task, "fetch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Course course = new Course(0);

    private ThinFleet() {}

    /**
     * Connects devices; when this returns the broker has the presence and the first report of each.
     *
     * @param sizes of the sets that devices belong to: device {@code n} reports the attribute {@code set-SIZE=yes} for each size above
     *     {@code n}
     */
    public static ThinFleet start(int port, int number, List<Integer> sizes) throws IOException, InterruptedException {
        ThinFleet fleet = new ThinFleet();
        fleet.wires.add(Wire.connect(port, "fleet", "drydock/+/methods/+", fleet::called));
        for (int i = 0; i < CONNECTIONS; i++) {
            fleet.wires.add(Wire.connect(port, "fleet-" + i));
        }
        CountDownLatch known = new CountDownLatch(2 * number);
        for (int device = 0; device < number; device++) {
            ThinDevice one = new ThinDevice(device, sizes);
            fleet.devices.add(one);
            fleet.publish(device, one.presence(), known::countDown);
            fleet.publish(device, one.report("idle"), known::countDown);
        }
        if (!known.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the broker does not take the reports of " + number + " devices");
        }
        return fleet;
    }

    private void publish(int device, Packets.Message message, Runnable acknowledged) {
        wires.get(1 + device % CONNECTIONS).publish(message, acknowledged);
    }

    /** Begins to count anew. */
    public Course expect(int updates) {
        course = new Course(updates);
        return course;
    }

    private void called(Packets.Message call) {
        Matcher topic = CALL.matcher(call.topic());
        if (!topic.matches() || !topic.group(2).equals("firmwareUpdate")) {
            throw new IllegalStateException("a call that no rollout makes: " + call.topic());
        }
        int number = Integer.parseInt(topic.group(1));
        ThinDevice device = devices.get(number);
        String order = new String(call.payload(), StandardCharsets.UTF_8);
        String id = member(ID, order);
        if (device.has(id)) {
            publish(number, device.answer(call), () -> {});
            return;
        }
        course.ordered();
        device.begin(id, member(VERSION, order));
        publish(
                number,
                device.report("downloading"),
                () -> publish(number, device.answer(call), () -> {
                    String uri = member(URI_OF, order);
                    fetchers.execute(() -> {
                        fetch(uri);
                        goOn(number, 0);
                    });
                }));
    }

    private void goOn(int number, int state) {
        ThinDevice device = devices.get(number);
        boolean isLast = state == STATES.size() - 1;
        Packets.Message report = device.report(STATES.get(state));
        if (isLast) {
            course.completing();
        }
        publish(number, report, () -> {
            if (isLast) {
                course.completed();
            } else {
                goOn(number, state + 1);
            }
        });
    }

    private static void fetch(String uri) {
        try (InputStream image = URI.create(uri).toURL().openStream()) {
            if (image.readAllBytes().length == 0) {
                throw new IllegalStateException(uri + " is empty");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String member(Pattern pattern, String order) {
        Matcher member = pattern.matcher(order);
        if (!member.find()) {
            throw new IllegalStateException("an order without a member that is needed: " + order);
        }
        return member.group(1);
    }

    @Override
    public void close() throws IOException {
        fetchers.shutdownNow();
        for (Wire wire : wires) {
            wire.close();
        }
    }

    /** The updates of a rollout until so many are completed, with the time of each order and each completion. */
    public static final class Course {
        private final List<Long> orders = new ArrayList<>();
        private final List<Long> completions = new ArrayList<>();
        private final CountDownLatch missing;

        private Course(int updates) {
            this.missing = new CountDownLatch(updates);
        }

        private synchronized void ordered() {
            orders.add(System.nanoTime());
        }

        private synchronized void completing() {
            completions.add(System.nanoTime());
        }

        private void completed() {
            missing.countDown();
        }

        /** Waits until the broker has all that devices report. */
        public void await(Duration patience) throws InterruptedException {
            if (!missing.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(missing.getCount() + " updates are missing after " + patience);
            }
        }

        /** The times from the last report of each wave to the first order of the next one, nanoseconds. */
        public synchronized List<Long> openings(int wave, int waves) {
            List<Long> openings = new ArrayList<>();
            for (int next = wave; next <= wave * (waves - 1); next += wave) {
                openings.add(orders.get(next) - completions.get(next - 1));
            }
            return openings;
        }
    }
}
