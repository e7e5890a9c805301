package dev.drydock.application.fleet.run;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A fleet in memory with the transport that leads to it. Its devices carry out orders on the clock of a test. */
public final class PretendedFleet implements ServiceTransport, DeviceMethods, DeviceTwins {
    private final Map<DeviceId, PretendedDevice> devices = new LinkedHashMap<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final ManualDeadlines deadlines;
    /** Those whose twins are kept no more, until they report. */
    private final Set<DeviceId> forgotten = new HashSet<>();

    /** Tags on twins; empty for a transport that keeps none. */
    private Optional<PretendedTags> tags = Optional.empty();

    /** What a listing tells when it lags: the twins as they were then, without those that have changed since. */
    private Optional<List<DeviceTwin>> seen = Optional.empty();

    private Optional<CompletableFuture<TwinListing>> heldBack = Optional.empty();
    private int calls;
    private int reads;
    private int listings;
    boolean isReachable = true;

    /** A feed of everything that devices report. */
    private final class Feed implements ReportFeed {
        private Optional<Listener> listener = Optional.empty();

        @Override
        public void listen(Listener taker) {
            listener = Optional.of(taker);
            feeds.add(this);
            tellAll(taker);
        }

        void tellAll(Listener taker) {
            devices.values().stream()
                    .filter(device -> !forgotten.contains(device.id()))
                    .forEach(device -> {
                        taker.heard(new Told(new HeardReport(
                                device.id(),
                                Optional.of(device.reported()),
                                device.presence(),
                                deadlines.now(),
                                true)));
                        taker.desired(device.id(), device.desired());
                    });
            taker.caughtUp();
        }

        @Override
        public int window() {
            return 1_000;
        }

        @Override
        public void close() {
            listener = Optional.empty();
            feeds.remove(this);
        }
    }

    private record Told(HeardReport report) implements ReportFeed.Delivery {
        @Override
        public void acknowledge() {}
    }

    public PretendedFleet(ManualDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    public ReportFeed feed() {
        return new Feed();
    }

    /** Keeps tags on twins from now on. */
    void keepTags() {
        tags = Optional.of(new PretendedTags(() -> isReachable, forgotten::contains));
    }

    Map<String, String> tagsOf(String device) {
        return tags.orElseThrow().of(new DeviceId(device));
    }

    /** Somebody else sets all tags of a twin. */
    void tag(String device, Map<String, String> values) {
        tags.orElseThrow().set(new DeviceId(device), values);
    }

    /** Listings tell what there is now for ever. */
    void lag() {
        seen = Optional.of(devices.values().stream().map(this::twin).toList());
    }

    /** The next listing ends when it is let go. */
    CompletableFuture<TwinListing> holdBackListing() {
        heldBack = Optional.of(new CompletableFuture<>());
        return heldBack.get();
    }

    int reads() {
        return reads;
    }

    int listings() {
        return listings;
    }

    private DeviceTwin twin(PretendedDevice device) {
        DeviceTwin twin = device.twin();
        return new DeviceTwin(
                twin.id(), twin.presence(), twin.reported(), twin.desired(), tags.map(kept -> kept.of(device.id())));
    }

    public PretendedDevice add(String id) {
        PretendedDevice device = new PretendedDevice(new DeviceId(id), deadlines, this::reported);
        devices.put(device.id(), device);
        return device;
    }

    public PretendedDevice device(String id) {
        return devices.get(new DeviceId(id));
    }

    public List<PretendedDevice> devices() {
        return List.copyOf(devices.values());
    }

    /** The calls that came, to any device. */
    int calls() {
        return calls;
    }

    private void reported(PretendedDevice device, Optional<Reported> reported) {
        forgotten.remove(device.id());
        tell(taker -> taker.heard(
                new Told(new HeardReport(device.id(), reported, device.presence(), deadlines.now(), false))));
    }

    /** Somebody writes into the desired state of a device, or clears it. */
    void desire(DeviceId device, Optional<LeftOrder> order) {
        devices.get(device).desire(order);
        tell(taker -> taker.desired(device, order));
    }

    void interrupt() {
        tell(ReportFeed.Listener::interrupted);
    }

    void goOn() {
        List.copyOf(feeds).forEach(feed -> feed.listener.ifPresent(feed::tellAll));
    }

    private void tell(Consumer<ReportFeed.Listener> word) {
        List.copyOf(feeds).forEach(feed -> feed.listener.ifPresent(word));
    }

    @Override
    public CompletionStage<CallOutcome> call(DeviceId id, MethodCall call, Duration timeout) {
        if (!isReachable) {
            return CompletableFuture.completedFuture(new CallOutcome.Unreachable("the broker is away"));
        }
        calls++;
        PretendedDevice device = devices.get(id);
        if (device.presence() == Presence.AWAY) {
            return CompletableFuture.completedFuture(new CallOutcome.NotConnected());
        }
        MethodAnswer answer = call.match(device);
        return CompletableFuture.completedFuture(new CallOutcome.Answered(answer));
    }

    @Override
    public boolean mayReach(DeviceTwin twin) {
        return true;
    }

    @Override
    public CompletionStage<TwinRead> read(DeviceId device) {
        reads++;
        TwinRead read = isReachable
                ? new TwinRead.Found(twin(devices.get(device)))
                : new TwinRead.Unreachable("the broker is away");
        return CompletableFuture.completedFuture(read);
    }

    @Override
    public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
        listings++;
        List<DeviceTwin> now = devices.values().stream().map(this::twin).toList();
        if (isReachable) {
            now.stream()
                    .filter(twin -> seen.map(told -> told.contains(twin)).orElse(true))
                    .forEach(listener);
        }
        TwinListing listing =
                new TwinListing(Optional.empty(), isReachable ? Optional.empty() : Optional.of("the hub is away"));
        CompletionStage<TwinListing> told = heldBack.<CompletionStage<TwinListing>>map(held -> held)
                .orElseGet(() -> CompletableFuture.completedFuture(listing));
        heldBack = Optional.empty();
        return told;
    }

    @Override
    public Optional<DeviceTags> tags() {
        return tags.map(kept -> kept);
    }

    @Override
    public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
        return write(device, Optional.of(new LeftOrder.Ours(order)));
    }

    @Override
    public CompletionStage<Written> withdraw(DeviceId device) {
        return write(device, Optional.empty());
    }

    private CompletionStage<Written> write(DeviceId device, Optional<LeftOrder> order) {
        if (!isReachable) {
            return CompletableFuture.completedFuture(new Written.Unreachable("the broker is away"));
        }
        desire(device, order);
        return CompletableFuture.completedFuture(new Written.Done());
    }

    @Override
    public CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets) {
        throw new AssertionError("nobody brings key sets here");
    }

    @Override
    public CompletionStage<Written> forget(DeviceId device) {
        forgotten.add(device);
        return CompletableFuture.completedFuture(new Written.Done());
    }

    @Override
    public CompletionStage<Optional<String>> open(Duration patience) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public DeviceMethods methods() {
        return this;
    }

    @Override
    public DeviceTwins twins() {
        return this;
    }

    @Override
    public void close() {}
}
