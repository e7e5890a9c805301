package dev.drydock.application.fakes;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The devices as a service app sees them: twins that a test sets, and calls whose outcomes a test has laid ready. */
public final class FakeDevices implements DeviceMethods, DeviceTwins {
    public final EventLog log = new EventLog();
    private final Map<DeviceId, DeviceTwin> twins = new LinkedHashMap<>();
    private final Map<DeviceId, List<Consumer<DeviceTwin>>> watchers = new LinkedHashMap<>();
    private final Queue<CallOutcome> outcomes = new ArrayDeque<>();
    private final List<MethodCall> calls = new ArrayList<>();
    private final List<UpdateOrder> desired = new ArrayList<>();
    private final Map<DeviceId, List<SignedKeySet>> brought = new LinkedHashMap<>();
    private Written written = new Written.Done();
    private Optional<Written> left = Optional.empty();
    private Optional<String> unreachable = Optional.empty();
    private boolean twinsAreLate;
    private final Map<String, CompletableFuture<?>> hanging = new LinkedHashMap<>();

    /** Gives requests no answer from now on but the one returned; they go by the names that they have in the log. */
    public <T> CompletableFuture<T> hang(String request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        hanging.put(request, answer);
        return answer;
    }

    @SuppressWarnings("unchecked") // the test that lets a request hang knows what it answers
    private <T> CompletionStage<T> answer(String request, Supplier<T> answer) {
        log.add(request);
        return hanging.containsKey(request)
                ? (CompletableFuture<T>) hanging.get(request)
                : CompletableFuture.completedFuture(answer.get());
    }

    public void put(DeviceTwin twin) {
        twins.put(twin.id(), twin);
        List.copyOf(watchers.getOrDefault(twin.id(), List.of())).forEach(watcher -> watcher.accept(twin));
    }

    public void report(DeviceId device, Reported reported) {
        DeviceTwin twin = twins.get(device);
        put(new DeviceTwin(device, twin.presence(), Optional.of(reported), twin.desired()));
    }

    /** Lays the outcome of one more call ready. */
    public void answer(CallOutcome outcome) {
        outcomes.add(outcome);
    }

    public void write(Written outcome) {
        written = outcome;
    }

    /** Sets the result of leaving an order from now on, where it differs from that of every other change. */
    public void leave(Written outcome) {
        left = Optional.of(outcome);
    }

    /** Lets the word of twins on connections be old from now on. */
    public void twinsAreLate() {
        twinsAreLate = true;
    }

    @Override
    public boolean mayReach(DeviceTwin twin) {
        return twinsAreLate || twin.presence() != Presence.AWAY;
    }

    public void unreachable(String why) {
        unreachable = Optional.of(why);
    }

    public void reachable() {
        unreachable = Optional.empty();
    }

    public List<MethodCall> calls() {
        return List.copyOf(calls);
    }

    public List<UpdateOrder> desired() {
        return List.copyOf(desired);
    }

    public int watchers() {
        return watchers.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public CompletionStage<CallOutcome> call(DeviceId device, MethodCall call, Duration timeout) {
        calls.add(call);
        return answer("call", outcomes::remove);
    }

    @Override
    public CompletionStage<TwinRead> read(DeviceId device) {
        TwinRead found = Optional.ofNullable(twins.get(device))
                .<TwinRead>map(TwinRead.Found::new)
                .orElseGet(TwinRead.UnknownDevice::new);
        return answer(
                "read",
                () -> unreachable.<TwinRead>map(TwinRead.Unreachable::new).orElse(found));
    }

    @Override
    public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        List<Consumer<DeviceTwin>> all = watchers.computeIfAbsent(device, id -> new ArrayList<>());
        all.add(listener);
        Optional.ofNullable(twins.get(device)).ifPresent(listener);
        return () -> all.remove(listener);
    }

    @Override
    public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
        twins.values().forEach(listener);
        return CompletableFuture.completedFuture(new TwinListing(Optional.empty(), unreachable));
    }

    @Override
    public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
        desired.add(order);
        return answer("desire", () -> left.orElse(written));
    }

    @Override
    public CompletionStage<Written> withdraw(DeviceId device) {
        return answer("withdraw", () -> written);
    }

    @Override
    public CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets) {
        brought.put(device, sets);
        return answer("bring", () -> written);
    }

    /** The key sets that were brought to a device last. */
    public Optional<List<SignedKeySet>> brought(DeviceId device) {
        return Optional.ofNullable(brought.get(device));
    }

    @Override
    public CompletionStage<Written> forget(DeviceId device) {
        twins.remove(device);
        return answer("forget", () -> written);
    }
}
