package dev.drydock.application.simulation.network;

import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualClock;
import dev.drydock.application.simulation.world.VirtualProcess;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The network between one device and its service: it keeps the last report and the desired order, and knows of the connection as
 * much as a broker does. It keeps what a transport promises, and nothing more.
 */
public final class VirtualNetwork {
    public static final DeviceId DEVICE = new DeviceId("device");

    final VirtualClock clock;
    final Dice dice;
    final Chronicle chronicle;
    final Carrier carrier;
    private final boolean tellsPresence;
    private final Consumer<DeviceReport> onStored;
    private final List<ServiceEnd> services = new ArrayList<>();
    private final Set<UpdateId> calledTwice = new HashSet<>();
    private Optional<DeviceReport> reported = Optional.empty();
    private Optional<Reported> read = Optional.empty();
    private Optional<UpdateOrder> desired = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Weather weather = Weather.CALM;
    private long desiredVersion;
    private boolean everConnected;
    private long deviceIsOutUntil;
    private long serviceIsOutUntil;

    /** @param onStored told of every report that arrives */
    public VirtualNetwork(VirtualClock clock, Dice dice, Chronicle chronicle, Consumer<DeviceReport> onStored) {
        this.clock = clock;
        this.dice = dice;
        this.chronicle = chronicle;
        this.carrier = new Carrier(clock, dice, chronicle);
        this.onStored = onStored;
        this.tellsPresence = dice.percent(60);
    }

    /** The end of a device app that was just started. */
    public DeviceEnd device(VirtualProcess process) {
        return new DeviceEnd(this, process);
    }

    /** The end of a service app that was just started. */
    public ServiceEnd service(VirtualProcess process) {
        ServiceEnd end = new ServiceEnd(this, process);
        services.removeIf(other -> !other.isAlive());
        services.add(end);
        return end;
    }

    public void weather(Weather now) {
        weather = now;
        carrier.weather(now);
        chronicle.happened("weather " + now);
    }

    /** Lets everybody connect again, and loses nothing any more. */
    public void calm() {
        weather(Weather.CALM);
        deviceIsOutUntil = 0;
    }

    /** Breaks the device's connection, which both sides notice at once. */
    public void breakDevice() {
        session.ifPresent(broken -> {
            chronicle.happened("device connection broken");
            gone(broken);
            broken.end.lost(broken);
        });
    }

    /** Lets nothing through the device's connection, which both sides notice some time later. */
    public void silenceDevice() {
        session.filter(heard -> !heard.silent).ifPresent(silenced -> {
            chronicle.happened("device connection silent");
            silenced.silent = true;
            clock.after(dice.seconds(5, 90), () -> gone(silenced));
            clock.after(dice.seconds(5, 90), () -> silenced.end.lost(silenced));
        });
    }

    public void deviceOutage(Duration time) {
        deviceIsOutUntil = clock.millis() + time.toMillis();
        chronicle.happened("device outage");
        breakDevice();
    }

    public void serviceOutage(Duration time) {
        serviceIsOutUntil = clock.millis() + time.toMillis();
        chronicle.happened("service outage");
        services.forEach(ServiceEnd::lost);
        clock.after(time, () -> List.copyOf(services).forEach(ServiceEnd::back));
    }

    public Optional<DeviceReport> reported() {
        return reported;
    }

    /** Whether a call for the update came twice, as no transport should let it. */
    public boolean calledTwice(UpdateId id) {
        return calledTwice.contains(id);
    }

    void calledAgain(MethodCall call) {
        if (call instanceof MethodCall.FirmwareUpdate update) {
            calledTwice.add(update.order().id());
        }
    }

    boolean lets(DeviceEnd end) {
        return clock.millis() >= deviceIsOutUntil && end.isAlive();
    }

    boolean letsServices() {
        return clock.millis() >= serviceIsOutUntil;
    }

    boolean throttles() {
        return weather == Weather.STORM && dice.percent(10);
    }

    /** Tells a service whether a device is there; another kind of network never knows. */
    boolean tellsPresence() {
        return tellsPresence;
    }

    /** A new connection ends the one before it. */
    Session connect(DeviceEnd end) {
        Session opened = new Session(end);
        session = Optional.of(opened);
        everConnected = true;
        chronicle.happened("device connected");
        changed();
        return opened;
    }

    /** The network notices that a connection is gone. */
    void gone(Session lost) {
        if (isCurrent(lost)) {
            session = Optional.empty();
            chronicle.tell("device seen gone");
            changed();
        }
    }

    /** Whether what a device sent over a connection still gets in. */
    boolean letsIn(Session from) {
        return isCurrent(from) && !from.silent;
    }

    /** Whether both sides hold the connection. */
    boolean isUp(Session both) {
        return letsIn(both) && both.end.holds(both);
    }

    Optional<Session> session() {
        return session;
    }

    void store(DeviceReport report) {
        chronicle.tell(
                "stored " + report.sequence() + " " + Brief.of(report.memory().state()));
        reported = Optional.of(report);
        read = Optional.of(ReportView.of(report));
        onStored.accept(report);
        changed();
    }

    void desire(Optional<UpdateOrder> order) {
        chronicle.tell("desired " + order.map(UpdateOrder::id));
        desired = order;
        desiredVersion++;
        session.ifPresent(there -> there.end.push(there));
        changed();
    }

    Optional<UpdateOrder> desired() {
        return desired;
    }

    long desiredVersion() {
        return desiredVersion;
    }

    /** Whether anything was ever heard of the device. */
    boolean knowsDevice() {
        return everConnected;
    }

    DeviceTwin twin() {
        Presence known = session.isPresent() ? Presence.CONNECTED : Presence.AWAY;
        return new DeviceTwin(DEVICE, tellsPresence ? known : Presence.UNKNOWN, read, desired.map(LeftOrder.Ours::new));
    }

    private boolean isCurrent(Session asked) {
        return session.filter(current -> current == asked).isPresent();
    }

    private void changed() {
        List.copyOf(services).forEach(ServiceEnd::tell);
    }
}
