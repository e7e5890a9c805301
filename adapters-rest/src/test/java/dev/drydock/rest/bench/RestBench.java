package dev.drydock.rest.bench;

import dev.drydock.application.access.InMemoryKeptAnswers;
import dev.drydock.application.access.InMemoryTokens;
import dev.drydock.application.access.IssueTokens;
import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fleet.desk.KeepImages;
import dev.drydock.application.fleet.desk.ManageFleet;
import dev.drydock.application.fleet.desk.ManageRollouts;
import dev.drydock.application.fleet.desk.PreviewRollout;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.explain.ExplainDevice;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.run.PretendedFleet;
import dev.drydock.application.fleet.run.RunRollouts;
import dev.drydock.application.fleet.run.ServerObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.rest.RestServer;
import dev.drydock.rest.RestSettings;
import dev.drydock.rest.desk.Backup;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.desk.PlacedImages;
import dev.drydock.rest.desk.Readiness;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The REST interface on a free port of this machine, over a ledger and a fleet in memory. */
public final class RestBench implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    public final ManualDeadlines deadlines = new ManualDeadlines();
    public final PretendedFleet fleet = new PretendedFleet(deadlines);
    public final FickleLedger ledger = new FickleLedger();
    public final InMemoryKeptAnswers kept = new InMemoryKeptAnswers();
    public final FolderOfImages images;
    public final Desk desk;
    public volatile Readiness readiness = new Readiness(true, "the fleet is heard");
    public volatile Backup.Maker backup = () -> new Backup.Failed("there is no database in memory");
    private final RunRollouts run;
    private final RestServer server;
    private final AtomicInteger drawn = new AtomicInteger();
    private URI address = URI.create("http://127.0.0.1");

    public RestBench(Path folder) {
        images = new FolderOfImages(folder);
        Clocks clocks = new Clocks(() -> deadlines.now().toEpochMilli(), deadlines::now);
        run = new RunRollouts(
                ledger,
                new RunRollouts.Ways(fleet, fleet.feed(), new Places()::of),
                new RunRollouts.Work(
                        deadlines, new DirectExecutor(), new DirectExecutor(), clocks, drawn::incrementAndGet),
                new Silent());
        desk = new Desk(
                ledger,
                new ManageRollouts(ledger, run, this::rolloutId),
                new PreviewRollout(ledger, deadlines::now),
                new ManageFleet(ledger, run, deadlines::now),
                new ExplainDevice(ledger, run::serverTime, run::isShared),
                new KeepImages(ledger, images),
                images,
                new Places(),
                new IssueTokens(new InMemoryTokens(), deadlines::now, this::draw),
                kept,
                () -> backup.make(),
                deadlines::now,
                () -> readiness);
        server = new RestServer(new RestSettings("127.0.0.1", 0, Optional.empty()), desk);
    }

    /** Lets the server listen to the fleet and to people. */
    public RestBench start() {
        run.start();
        pass(MOMENT);
        InetSocketAddress listening = server.start();
        address = URI.create("http://127.0.0.1:" + listening.getPort());
        return this;
    }

    /** A server with devices d00, d01 and so on, which are all connected. */
    public static RestBench withDevices(Path folder, int number) {
        RestBench bench = new RestBench(folder);
        for (int device = 0; device < number; device++) {
            bench.fleet.add("d" + (device / 10) + device % 10);
        }
        return bench.start();
    }

    public URI address() {
        return address;
    }

    /** Lets time pass for the fleet, and for the server. */
    public void pass(Duration time) {
        deadlines.advance(time);
    }

    /** Lets happen what follows at once. */
    public void settle() {
        pass(MOMENT);
    }

    /** A person with a token. */
    public Caller caller(String person) {
        String secret = desk.tokens().create(person, "test", Optional.empty()).secret();
        return stranger("Authorization", "Bearer " + secret);
    }

    /** Somebody without a token. */
    public Caller stranger(String... headers) {
        return new Caller(address, headers);
    }

    /** Puts devices into the inventory that are never heard of. */
    public void known(List<KnownDevice> devices) {
        ledger.exchange(book -> {
            book.fleet().save(devices);
            return true;
        });
    }

    private RolloutId rolloutId() {
        return new RolloutId("%016d".formatted(drawn.incrementAndGet()));
    }

    private void draw(byte[] bytes) {
        Arrays.fill(bytes, (byte) drawn.incrementAndGet());
    }

    @Override
    public void close() {
        server.close();
        run.close();
    }

    /** Images at the addresses that they were added with, or at one of this server. */
    private static final class Places implements PlacedImages {
        @Override
        public ImageUri of(FleetImage image) {
            return image.uri()
                    .orElseGet(() -> new ImageUri(
                            "http://localhost:1/images/" + image.digest().hex()));
        }

        @Override
        public Optional<String> warning(FleetImage image) {
            return image.uri().isPresent() ? Optional.empty() : Optional.of("no device reaches 'localhost'");
        }
    }

    /** An observer for whom nothing is news. */
    private static final class Silent implements ServerObserver {
        @Override
        public void listening(boolean isListening) {}

        @Override
        public void ledgerUnavailable(LedgerUnavailable why) {}

        @Override
        public void ledgerAvailable() {}

        @Override
        public void clockSet(Duration by) {}

        @Override
        public void formerEpochHeard(DeviceId device) {}

        @Override
        public void setAside(HeardReport report, RuntimeException why) {
            throw why;
        }
    }
}
