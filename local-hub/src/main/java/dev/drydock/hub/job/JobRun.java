package dev.drydock.hub.job;

import dev.drydock.hub.device.Devices;
import dev.drydock.hub.job.DeviceJob.Failure;
import dev.drydock.hub.method.MethodCalls;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A job while it runs. Devices are tried in slices, so that the event loop does other things between them. */
final class JobRun {
    private static final int SLICE = 100;

    private final Job job;
    private final Vertx vertx;
    private final Devices devices;
    private final MethodCalls calls;
    private final Clock clock;
    private final Listener listener;
    private final Map<String, DeviceJob> parts;
    private final Queue<String> untried = new ArrayDeque<>();
    private int unended;
    private boolean over;

    /** A listener to the progress of a run. */
    interface Listener {
        void progressed(JobRun run);

        void ended(Job job);
    }

    JobRun(Job job, Vertx vertx, Devices devices, MethodCalls calls, Clock clock, Listener listener) {
        this.job = job;
        this.vertx = vertx;
        this.devices = devices;
        this.calls = calls;
        this.clock = clock;
        this.listener = listener;
        this.parts = new TreeMap<>(job.devices());
    }

    String id() {
        return job.id();
    }

    /** The job as far as it has come. */
    Job job() {
        return job.running(parts);
    }

    /** Tries every device that has not ended. */
    void begin() {
        parts.values().stream()
                .filter(part -> !part.status().isFinal())
                .map(DeviceJob::device)
                .forEach(untried::add);
        unended = untried.size();
        long left = Duration.between(clock.instant(), job.deadline()).toMillis();
        if (left <= 0) {
            giveUp();
        } else if (unended == 0) {
            end();
        } else {
            vertx.setTimer(left, timer -> giveUp());
            trySome();
        }
    }

    private void trySome() {
        for (int tried = 0; tried < SLICE && !untried.isEmpty(); tried++) {
            tryOn(untried.remove());
        }
        if (!untried.isEmpty()) {
            vertx.runOnContext(again -> trySome());
        }
    }

    private void tryOn(String device) {
        try {
            devices.get(device);
            job.action().match(call -> call(device, call), update -> update(device, update));
        } catch (Refused refused) {
            endOn(device, part -> part.failed(Failure.of(refused), now()));
        }
    }

    private void call(String device, JobAction.CallMethod call) {
        calls.call(device, call.request())
                .onSuccess(reply -> endOn(device, part -> part.answered(reply, now())))
                .onFailure(failure -> endOn(device, part -> part.failed(reason(failure), now())));
    }

    private void update(String device, JobAction.UpdateTwin update) {
        devices.change(device, known -> update.patch().on(known, clock.instant()));
        endOn(device, part -> part.completed(now()));
    }

    private void giveUp() {
        untried.clear();
        Failure late = new Failure(
                "JobRunPreconditionFailed", "The device did not do it within the maximum execution time of the job.");
        for (String device : List.copyOf(parts.keySet())) {
            endOn(device, part -> part.failed(late, now()));
        }
        end();
    }

    /** Answers that come after the device has ended otherwise count for nothing. */
    private void endOn(String device, UnaryOperator<DeviceJob> ending) {
        DeviceJob part = parts.get(device);
        if (part == null || part.status().isFinal()) {
            return;
        }
        parts.put(device, ending.apply(part));
        unended--;
        if (unended == 0) {
            end();
        } else {
            listener.progressed(this);
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        listener.ended(job.completed(now(), parts));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Failure reason(Throwable failure) {
        if (failure instanceof Refused refused) {
            return Failure.of(refused);
        }
        return new Failure("ServerError", failure.toString());
    }
}
