package dev.drydock.bench.measure;

import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.hub.HubProcess;
import dev.drydock.bench.hub.ThinDevice;
import dev.drydock.bench.rig.Rig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The local hub with a fleet: its start, many devices that connect at once, its memory with them, and all twins in one listing.
 *
 * @param rounds each with a new hub
 * @param connected devices that connect
 * @param registered devices in the registry
 */
public record HubFleet(int rounds, int connected, int registered) implements Benchmark {
    private static final double MOST_START = 2e9;
    private static final double MOST_CONNECT = 10e9;
    private static final double MOST_LIST = 1e9;
    private static final double MOST_BYTES = 250e6;

    public static HubFleet full() {
        return new HubFleet(3, 200, 1000);
    }

    @Override
    public String name() {
        return "hub-fleet";
    }

    @Override
    public String title() {
        return "hub-fleet: " + connected + " devices connected to a local hub that knows " + registered;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        List<Long> starts = new ArrayList<>();
        List<Long> connects = new ArrayList<>();
        List<Long> listings = new ArrayList<>();
        List<Long> memory = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Vertx vertx = Vertx.vertx();
            try (HubProcess hub = HubProcess.start(rig)) {
                starts.add(hub.startUp());
                List<DeviceConnection> devices = IntStream.range(0, registered)
                        .mapToObj(number -> hub.register("fleet-" + number))
                        .toList();
                connects.add(connect(vertx, hub, devices.subList(0, connected), listings, memory));
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        }
        report.runs("the hub takes connections after", starts, Unit.SECONDS, MOST_START);
        report.runs(connected + " devices connected and subscribed in", connects, Unit.SECONDS, MOST_CONNECT);
        report.runs(registered + " twins read by query, page by page, in", listings, Unit.SECONDS, MOST_LIST);
        if (!memory.isEmpty()) {
            report.runs("the hub's resident memory then", memory, Unit.MEGABYTES, MOST_BYTES);
        }
    }

    /** Connects all devices, measures the hub with them, and disconnects them. */
    private long connect(
            Vertx vertx, HubProcess hub, List<DeviceConnection> devices, List<Long> listings, List<Long> memory)
            throws IOException {
        List<ThinDevice> fleet = devices.stream()
                .map(connection -> new ThinDevice(vertx, hub, connection))
                .toList();
        long before = System.nanoTime();
        join(fleet.stream().map(ThinDevice::connect).toList());
        long took = System.nanoTime() - before;
        list(hub);
        listings.add(list(hub));
        hub.residentBytes().ifPresent(memory::add);
        join(fleet.stream().map(ThinDevice::disconnect).toList());
        return took;
    }

    private static void join(List<? extends Future<?>> all) {
        Future.all(all).toCompletionStage().toCompletableFuture().join();
    }

    private long list(HubProcess hub) {
        AtomicInteger seen = new AtomicInteger();
        long before = System.nanoTime();
        TwinListing listing = hub.service()
                .twins()
                .list(twin -> seen.incrementAndGet())
                .toCompletableFuture()
                .join();
        long took = System.nanoTime() - before;
        if (seen.get() != registered || listing.unreachable().isPresent()) {
            throw new IllegalStateException("expected " + registered + " twins, found " + seen + " and " + listing);
        }
        return took;
    }
}
