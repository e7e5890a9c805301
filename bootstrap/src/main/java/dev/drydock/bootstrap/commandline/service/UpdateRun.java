package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.service.Endings;
import dev.drydock.bootstrap.service.ServedOrders;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.UpdateJob;
import dev.drydock.bootstrap.service.view.ManyDevicesView;
import dev.drydock.bootstrap.service.view.OneDeviceView;
import dev.drydock.bootstrap.service.view.Progress;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.protocol.result.UpdateResultDocument;
import dev.drydock.protocol.text.Plain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of {@code drydock update}, once its orders are made. */
final class UpdateRun {
    private final Console console;
    private final ServiceSession session;
    private final UpdateTerms terms;
    private final Map<DeviceId, UpdateOrder> orders;
    private final boolean served;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> told = new CompletableFuture<>();

    /** @param served whether this command serves the image */
    UpdateRun(
            Console console,
            ServiceSession session,
            UpdateTerms terms,
            Map<DeviceId, UpdateOrder> orders,
            boolean served) {
        this.console = console;
        this.session = session;
        this.terms = terms;
        this.orders = orders;
        this.served = served;
    }

    /** Updates one device, as the tutorial's service does. */
    int one(DeviceId device) {
        OneDeviceView view = new OneDeviceView(
                console.out(),
                console.err(),
                new Progress(
                        console.err(),
                        console.terminal().present(),
                        order(device).size()));
        Map<DeviceId, UpdateResult> results =
                run(List.of(device), view, (id, result) -> print(id, result, view), () -> view.position());
        return Endings.exitCode(results.values());
    }

    /** Updates several devices, or one for a program. */
    int many(List<DeviceId> devices, boolean json) {
        ManyDevicesView view = new ManyDevicesView(console, devices.size());
        Map<DeviceId, UpdateResult> results = run(
                devices,
                view,
                (device, result) ->
                        view.ended(device, Endings.exitCode(List.of(result)), () -> print(device, result, json)),
                view::sum);
        view.close();
        if (!json) {
            console.err().println(view.sentence());
        }
        return Endings.exitCode(results.values());
    }

    private Map<DeviceId, UpdateResult> run(
            List<DeviceId> devices,
            UpdateListener view,
            BiConsumer<DeviceId, UpdateResult> onResult,
            Supplier<String> position) {
        ServedOrders needing = new ServedOrders(view, session.stopUpdate(), session.twins(), console.err());
        UpdateJob job = new UpdateJob(
                session.runUpdate(), terms, device -> given(needing, device), needing, (device, result) -> {
                    needing.ended(device, result);
                    onResult.accept(device, result);
                });
        try (Interrupts.Registration ignored =
                console.interrupts().onInterrupt(() -> interrupted(job, needing, devices, position))) {
            Map<DeviceId, UpdateResult> results = ServiceSession.await(job.run(devices));
            if (interrupted.get()) {
                ServiceSession.await(told);
                throw new CancellationException("interrupted");
            }
            if (served) {
                needing.takeBack();
            }
            return results;
        }
    }

    private void interrupted(UpdateJob job, ServedOrders needing, List<DeviceId> devices, Supplier<String> position) {
        interrupted.set(true);
        job.startNoMore();
        console.err().println();
        console.err().println("Interrupted: " + position.get() + ".");
        boolean left = !served || devices.stream().noneMatch(needing::isNeededBy);
        if (left && devices.size() == 1) {
            console.err()
                    .println("Update " + order(devices.get(0)).id() + " goes on by itself; see 'drydock show "
                            + devices.get(0) + "'.");
        } else if (left) {
            console.err().println("Updates that have begun go on by themselves; see 'drydock devices'.");
        } else {
            needing.takeBack();
        }
        told.complete(null);
        job.cancel();
    }

    private UpdateOrder given(ServedOrders needing, DeviceId device) {
        needing.given(device, order(device).id());
        return order(device);
    }

    private UpdateOrder order(DeviceId device) {
        return java.util.Objects.requireNonNull(orders.get(device), "an order for " + device);
    }

    private void print(DeviceId device, UpdateResult result, OneDeviceView view) {
        view.close();
        String sentence = Plain.text(Endings.sentence(device.value(), result));
        result.report()
                .ifPresentOrElse(
                        report -> {
                            console.out().println(sentence);
                            console.out().println();
                            console.out().println("Get reported properties from device twin:");
                            console.out().println(AsciiJson.of(report.document()));
                        },
                        () -> console.err().println(sentence));
    }

    private void print(DeviceId device, UpdateResult result, boolean json) {
        console.out()
                .println(
                        json
                                ? AsciiJson.of(UpdateResultDocument.write(
                                        device, order(device).id(), result))
                                : device + ": " + Plain.text(Endings.sentence(device.value(), result)));
    }
}
