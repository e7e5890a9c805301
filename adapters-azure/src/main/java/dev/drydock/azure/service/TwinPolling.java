package dev.drydock.azure.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubOperation;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A poller of the twins of the devices that are watched, round after round: a few of them one by one, many of them by queries, of
 * which a hub grants few. A device is looked at every interval while something moves; after a minute without a change every five
 * seconds, or every minute when it is not connected. That it goes, as it does to restart, is a change.
 */
final class TwinPolling {
    static final Duration INTERVAL = Duration.ofMillis(500);

    private static final int ONE_BY_ONE = 10;
    /** A query has 8192 characters at most. */
    private static final int LONGEST_LIST = 7000;

    private final HubCalls calls;
    private final HubClients clients;
    private final Deadlines deadlines;
    private final Duration interval;
    private final TransportObserver observer;
    private final Map<DeviceId, List<TwinFollower>> watchers = new LinkedHashMap<>();
    private boolean running;
    private boolean lost;
    private boolean closed;

    TwinPolling(
            HubCalls calls, HubClients clients, Deadlines deadlines, Duration interval, TransportObserver observer) {
        this.calls = calls;
        this.clients = clients;
        this.deadlines = deadlines;
        this.interval = interval;
        this.observer = observer;
    }

    DeviceTwins.Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        TwinFollower watcher = new TwinFollower(device, listener);
        boolean first;
        synchronized (this) {
            if (!closed) {
                watchers.computeIfAbsent(device, id -> new ArrayList<>()).add(watcher);
            }
            first = !running && !closed;
            running = !closed;
        }
        if (first) {
            round();
        }
        return () -> {
            watcher.close();
            end(watcher);
        };
    }

    /** Ends all watches. */
    synchronized void close() {
        watchers.clear();
        closed = true;
    }

    private synchronized void end(TwinFollower watcher) {
        watchers.computeIfPresent(watcher.device(), (id, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    private void round() {
        List<DeviceId> due;
        boolean few;
        synchronized (this) {
            if (watchers.isEmpty()) {
                running = false;
                return;
            }
            long now = System.nanoTime();
            due = watchers.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().anyMatch(watcher -> watcher.isDue(now, interval)))
                    .map(Map.Entry::getKey)
                    .toList();
            few = watchers.size() <= ONE_BY_ONE;
        }
        (few ? oneByOne(due) : byQuery(due)).whenComplete((done, bug) -> {
            deadlines.after(interval, this::round);
            if (bug != null) {
                tellOf(bug);
            }
        });
    }

    /** Nobody waits for a round, so that a bug in it goes to whoever takes the uncaught exceptions of the process. */
    private static void tellOf(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }

    private CompletionStage<Void> oneByOne(List<DeviceId> due) {
        return CompletableFuture.allOf(due.stream()
                .map(device -> calls.once(
                                HubOperation.TWIN_READ, () -> clients.twins().get(device.value()))
                        .thenAccept(outcome -> {
                            outcome.value().flatMap(TwinReading::read).ifPresent(this::take);
                            note(outcome.fault());
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private CompletionStage<Void> byQuery(List<DeviceId> due) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (String list : lists(due)) {
            done = done.thenCompose(before -> new TwinQuery(
                            calls,
                            clients,
                            "SELECT * FROM devices WHERE deviceId IN [" + list + "]",
                            twin -> TwinReading.read(twin).ifPresent(this::take))
                    .run()
                    .thenAccept(this::note));
        }
        return done;
    }

    private static List<String> lists(List<DeviceId> devices) {
        List<String> lists = new ArrayList<>();
        List<DeviceId> some = new ArrayList<>();
        int length = 0;
        for (DeviceId device : devices) {
            if (length > LONGEST_LIST) {
                lists.add(list(some));
                some.clear();
                length = 0;
            }
            some.add(device);
            length += device.value().length() + 3;
        }
        if (!some.isEmpty()) {
            lists.add(list(some));
        }
        return lists;
    }

    private static String list(List<DeviceId> devices) {
        return devices.stream().map(device -> "'" + device.value() + "'").collect(Collectors.joining(","));
    }

    private void take(DeviceTwin twin) {
        List<TwinFollower> told;
        synchronized (this) {
            told = List.copyOf(watchers.getOrDefault(twin.id(), List.of()));
        }
        told.forEach(watcher -> watcher.take(twin, System.nanoTime()));
    }

    /** Tells the observer once that the hub is lost, and once that it is back; a throttled call tells nothing. */
    private void note(Optional<HubFault> fault) {
        boolean gone = fault.filter(HubFault::isOfConnection).isPresent();
        boolean news;
        synchronized (this) {
            news = gone != lost;
            lost = gone;
        }
        if (news && gone) {
            observer.disconnected(fault.orElseThrow().why(), interval);
        } else if (news) {
            observer.connected("the hub");
        }
    }
}
