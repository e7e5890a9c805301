package dev.drydock.bootstrap.process.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.peer.BareService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service app on the other side of a broker. */
final class FarService implements Service, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final String device;
    private final BareService service;
    private final BlockingQueue<JsonNode> reports;

    private FarService(String device, BareService service, BlockingQueue<JsonNode> reports) {
        this.device = device;
        this.service = service;
        this.reports = reports;
    }

    static FarService following(String device, String broker) throws Exception {
        BlockingQueue<JsonNode> reports = new LinkedBlockingQueue<>();
        return new FarService(device, BareService.connect(broker).follow(device, reports::add), reports);
    }

    @Override
    public void order(String order) throws Exception {
        service.order(device, order);
    }

    @Override
    public JsonNode awaitReport() throws InterruptedException {
        JsonNode report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("the device no longer reports");
        }
        return report;
    }

    @Override
    public void close() throws Exception {
        service.close();
    }
}
