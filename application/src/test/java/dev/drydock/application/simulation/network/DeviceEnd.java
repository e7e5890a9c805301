package dev.drydock.application.simulation.network;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.simulation.world.VirtualProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A device app's end: the latest report wins, one is under way, and after every connect it is sent again. */
public final class DeviceEnd implements StatusReports {
    private static final Duration UNCONFIRMED = Duration.ofSeconds(20);

    private final VirtualNetwork network;
    private final VirtualProcess process;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private Optional<MethodDesk> desk = Optional.empty();
    private Consumer<DesiredOrder> onDesired = order -> {};
    private Optional<Session> session = Optional.empty();
    private Optional<DeviceReport> latest = Optional.empty();
    private Optional<Publication> underWay = Optional.empty();
    private boolean latestSent;

    /** A report on its way. */
    private record Publication(Session over, List<CompletableFuture<Void>> told) {}

    DeviceEnd(VirtualNetwork network, VirtualProcess process) {
        this.network = network;
        this.process = process;
    }

    /** Connects as soon as it can, and from then on lets calls and desired orders in. */
    public void open(MethodDesk methods, Consumer<DesiredOrder> desired) {
        desk = Optional.of(methods);
        onDesired = desired;
        connectAfter(network.dice.between(Duration.ofMillis(50), Duration.ofSeconds(5)));
    }

    /** Its process has ended, which the network notices some time later. */
    public void died() {
        session.ifPresent(left -> network.clock.after(network.dice.seconds(0, 60), () -> network.gone(left)));
        session = Optional.empty();
    }

    @Override
    public CompletionStage<Void> send(DeviceReport report) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        latest = Optional.of(report);
        latestSent = false;
        waiting.add(acknowledged);
        pump();
        return acknowledged;
    }

    @Override
    public CompletionStage<Optional<FormerReport>> readBack() {
        throw new AssertionError("no journal is ever lost here");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean holds(Session asked) {
        return process.isAlive() && session.filter(mine -> mine == asked).isPresent();
    }

    /** The device notices that a connection is gone. */
    void lost(Session gone) {
        if (holds(gone)) {
            session = Optional.empty();
            underWay.ifPresent(this::sendAgain);
            connectAfter(network.dice.seconds(1, 60));
        }
    }

    /** Brings what is desired now; what comes too late to be the newest is followed by what is. */
    void push(Session to) {
        long version = network.desiredVersion();
        DesiredOrder now =
                network.desired().<DesiredOrder>map(DesiredOrder.Wanted::new).orElseGet(DesiredOrder.None::new);
        boolean sent = network.carrier.carry("desired", () -> {
            if (!network.isUp(to)) {
                return;
            }
            network.chronicle.tell("device sees desired " + Brief.of(now));
            process.run(() -> onDesired.accept(now));
            if (version < to.newestPush) {
                push(to);
            }
            to.newestPush = Math.max(to.newestPush, version);
        });
        if (!sent) {
            network.clock.after(network.dice.seconds(5, 30), () -> pushAgain(to));
        }
    }

    /** Brings a call in, if there is still somebody to take it. */
    void receive(Session over, MethodCall call, Consumer<MethodAnswer> back) {
        if (!network.isUp(over)) {
            network.chronicle.happened("call to nobody");
            return;
        }
        network.chronicle.tell("device is called for " + Brief.of(call));
        process.run(() -> answer(call).thenAccept(answer -> reply(answer, back)));
    }

    private CompletionStage<MethodAnswer> answer(MethodCall call) {
        MethodDesk open = desk.orElseThrow();
        return call.match(new MethodCall.Cases<>() {
            @Override
            public CompletionStage<MethodAnswer> firmwareUpdate(MethodCall.FirmwareUpdate update) {
                return open.order(update.order());
            }

            @Override
            public CompletionStage<MethodAnswer> cancelFirmwareUpdate(MethodCall.CancelFirmwareUpdate cancel) {
                return open.cancel(cancel.id());
            }

            @Override
            public CompletionStage<MethodAnswer> signOfLife(MethodCall.SignOfLife question) {
                throw new AssertionError("nobody forgets devices here");
            }
        });
    }

    private void reply(MethodAnswer answer, Consumer<MethodAnswer> back) {
        network.chronicle.tell("device answers " + Brief.of(answer));
        if (session.filter(network::isUp).isPresent()) {
            network.carrier.carry("answer", () -> back.accept(answer));
        }
    }

    private void connectAfter(Duration time) {
        process.after(time, () -> {
            if (!network.lets(this)) {
                connectAfter(network.dice.seconds(1, 60));
                return;
            }
            Session opened = network.connect(this);
            session = Optional.of(opened);
            latestSent = false;
            onDesired.accept(new DesiredOrder.None());
            push(opened);
            pump();
        });
    }

    private void pushAgain(Session to) {
        if (network.isUp(to)) {
            push(to);
        }
    }

    private void pump() {
        if (session.isEmpty() || underWay.isPresent() || latestSent || latest.isEmpty()) {
            return;
        }
        Session over = session.get();
        Publication publication = new Publication(over, List.copyOf(waiting));
        underWay = Optional.of(publication);
        latestSent = true;
        waiting.clear();
        publish(publication, latest.get());
        process.after(UNCONFIRMED, () -> {
            if (isUnderWay(publication)) {
                sendAgain(publication);
                pump();
            }
        });
    }

    private void publish(Publication publication, DeviceReport report) {
        Session over = publication.over();
        if (network.carrier.loses("report")) {
            return;
        }
        int copies = network.carrier.doubles("report") ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long now = network.clock.millis();
            over.lastArrival = Math.max(
                    over.lastArrival, now + network.carrier.delay("report").toMillis());
            network.clock.after(Duration.ofMillis(over.lastArrival - now), () -> {
                if (network.letsIn(over)) {
                    network.store(report);
                    network.carrier.carry("acknowledgement", () -> acknowledged(publication));
                }
            });
        }
    }

    private void acknowledged(Publication publication) {
        if (network.isUp(publication.over()) && isUnderWay(publication)) {
            underWay = Optional.empty();
            process.run(() -> publication.told().forEach(stage -> stage.complete(null)));
            process.run(this::pump);
        }
    }

    private void sendAgain(Publication publication) {
        underWay = Optional.empty();
        latestSent = false;
        waiting.addAll(0, publication.told());
    }

    private boolean isUnderWay(Publication publication) {
        return underWay.filter(current -> current == publication).isPresent();
    }
}
