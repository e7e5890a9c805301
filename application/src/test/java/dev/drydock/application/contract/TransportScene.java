package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.contract.TransportBench.ServiceSide;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every part of the contract plays on: a bench, devices on it, and calls. */
abstract class TransportScene {
    static final Duration CALL = Duration.ofSeconds(30);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    TransportBench bench;
    ServiceSide service;
    private final List<ContractDevice> devices = new ArrayList<>();

    /** Supplies the transport; called before each test, and closed after it. */
    protected abstract TransportBench bench() throws Exception;

    /** What the names of all devices begin with, where others have devices too. */
    protected String prefix() {
        return "";
    }

    @BeforeEach
    void open() throws Exception {
        bench = bench();
        service = bench.service();
    }

    @AfterEach
    void closeAll() {
        devices.forEach(ContractDevice::close);
        if (service != null) {
            service.close();
        }
        if (bench != null) {
            bench.close();
        }
    }

    /** A device of a name that no other test uses, not connected. */
    ContractDevice device() {
        return device(prefix() + "device-" + NUMBER.incrementAndGet());
    }

    ContractDevice device(String name) {
        ContractDevice device = new ContractDevice(bench, new DeviceId(name));
        devices.add(device);
        return device;
    }

    /** A device that the service sees connected. */
    ContractDevice connected() {
        ContractDevice device = device().connect();
        awaitSeen(device);
        return device;
    }

    void awaitSeen(ContractDevice device) {
        patiently()
                .until(() -> read(device.id())
                        .filter(twin -> twin.reported().isPresent())
                        .filter(twin -> twin.presence() != Presence.AWAY)
                        .isPresent());
    }

    Optional<DeviceTwin> read(DeviceId id) {
        TwinRead read = service.twins()
                .read(id)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return read instanceof TwinRead.Found found ? Optional.of(found.twin()) : Optional.empty();
    }

    /** Whether the device reports this state. */
    boolean reports(DeviceId id, String state) {
        return reportedUpdate(id)
                .filter(update -> update.state().text().equals(state))
                .isPresent();
    }

    Optional<ReportedUpdate> reportedUpdate(DeviceId id) {
        return read(id).flatMap(DeviceTwin::reported).flatMap(Reported::update);
    }

    CompletableFuture<CallOutcome> calling(ContractDevice device, MethodCall call, Duration timeout) {
        return service.methods().call(device.id(), call, timeout).toCompletableFuture();
    }

    CallOutcome call(ContractDevice device, MethodCall call) {
        return calling(device, call, CALL).orTimeout(60, TimeUnit.SECONDS).join();
    }

    CallOutcome order(ContractDevice device, String id) {
        return call(device, new MethodCall.FirmwareUpdate(Images.order(id)));
    }

    /**
     * Calls again and again, as a call may be lost without a word: in an interruption, to the connection that a device had
     * before, or to one that is not ready to take calls yet. Each waits but shortly for its answer.
     */
    MethodAnswer answeredAtLast(ContractDevice device, MethodCall call) {
        CallOutcome outcome = patiently()
                .until(
                        () -> calling(device, call, Duration.ofSeconds(5)).join(),
                        CallOutcome.Answered.class::isInstance);
        return ((CallOutcome.Answered) outcome).answer();
    }

    static MethodAnswer answered(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
        return ((CallOutcome.Answered) outcome).answer();
    }

    static UpdateId id(String id) {
        return Images.order(id).id();
    }

    static UpdateOrder orderOf(String id) {
        return Images.order(id);
    }

    static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
