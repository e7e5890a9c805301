package dev.drydock.hub.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.method.MethodCalls;
import dev.drydock.hub.query.Condition;
import dev.drydock.hub.query.QuerySyntax;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.store.HubFolder;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every job of the last thirty days, kept in the hub's folder. Used by the hub's one event loop alone. */
public final class Jobs {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LONGEST_TIMER = Duration.ofDays(1);
    private static final long WRITE_AFTER_MILLIS = 100;

    private final Map<String, JobRun> running = new TreeMap<>();
    private final Set<String> unwritten = new HashSet<>();
    private final Vertx vertx;
    private final JobArchive archive;
    private final Devices devices;
    private final Predicate<String> connected;
    private final MethodCalls calls;
    private final int mostActive;
    private final Clock clock;

    /**
     * The jobs that the folder holds, which do not run before {@link #resume}.
     *
     * @param connected whether a device is connected
     * @param mostActive how many jobs may run, or be due, at once
     */
    public Jobs(
            Vertx vertx,
            HubFolder folder,
            Devices devices,
            Predicate<String> connected,
            MethodCalls calls,
            int mostActive,
            Clock clock) {
        this.vertx = vertx;
        this.archive = new JobArchive(folder);
        this.devices = devices;
        this.connected = connected;
        this.calls = calls;
        this.mostActive = mostActive;
        this.clock = clock;
    }

    /** Goes on with what was under way, or due later, when the hub stopped. */
    public void resume() {
        archive.forgetEndedBefore(clock.instant().minus(KEPT));
        archive.having(JobStatus.RUNNING).forEach(this::run);
        archive.having(JobStatus.SCHEDULED).forEach(this::waitFor);
        startDue();
    }

    /**
     * Takes a new job in.
     *
     * @throws Refused 409104 for an id that there is already, 429004 for a job that is due while too many others are active, and
     *     whatever a malformed job gives
     */
    public Job schedule(String id, JsonNode sent) {
        Job job = Job.read(id, sent, clock.instant());
        if (archive.find(id).isPresent()) {
            throw new Refused(409104, "There is a job with the id " + id + " already.");
        }
        if (job.status() == JobStatus.QUEUED && active() >= mostActive) {
            throw new Refused(
                    429004,
                    "This hub lets " + mostActive + " jobs be active at once; wait until one of them has ended.");
        }
        archive.keep(job);
        if (job.status() == JobStatus.QUEUED) {
            vertx.runOnContext(soon -> startDue());
        } else {
            waitFor(job);
        }
        return job;
    }

    /**
     * The job of an id, as far as it has come.
     *
     * @throws Refused 404002 if there is no such job
     */
    public Job get(String id) {
        return archive.find(id)
                .map(this::asItIs)
                .orElseThrow(() -> new Refused(404002, "There is no job with the id " + id + "."));
    }

    /**
     * Calls a job off that does not run yet.
     *
     * @throws Refused 404002 if there is no such job, 405102 if it runs or has ended
     */
    public Job cancel(String id) {
        Job job = get(id);
        if (job.status() == JobStatus.RUNNING || job.status().isFinal()) {
            throw new Refused(405102, "A job that is " + job.status().word() + " cannot be cancelled.");
        }
        return archive.keep(job.cancelled(now()));
    }

    /** All jobs, the newest first. */
    public Stream<Job> all() {
        return archive.all().stream()
                .map(this::asItIs)
                .sorted(Comparator.comparing(Job::created).reversed().thenComparing(Job::id));
    }

    private Job asItIs(Job job) {
        JobRun run = running.get(job.id());
        return run == null ? job : run.job();
    }

    private int active() {
        return archive.having(JobStatus.QUEUED).size() + running.size();
    }

    private void waitFor(Job job) {
        Duration left = Duration.between(clock.instant(), job.start());
        if (left.compareTo(LONGEST_TIMER) > 0) {
            vertx.setTimer(LONGEST_TIMER.toMillis(), timer -> waitFor(job));
            return;
        }
        vertx.setTimer(Math.max(1, left.toMillis()), timer -> {
            if (get(job.id()).status() == JobStatus.SCHEDULED) {
                archive.keep(job.queued());
                startDue();
            }
        });
    }

    /** Starts what is due and waits for its turn, the earliest first. */
    private void startDue() {
        List<Job> due = new ArrayList<>(archive.having(JobStatus.QUEUED));
        due.sort(Comparator.comparing(Job::start));
        for (Job job : due) {
            if (running.size() < mostActive && get(job.id()).status() == JobStatus.QUEUED) {
                start(job);
            }
        }
    }

    private void start(Job job) {
        try {
            Condition condition = Condition.parse(job.condition());
            Map<String, DeviceJob> parts = new TreeMap<>();
            for (Device device : devices.all()) {
                if (condition.holds(device.twin(connected.test(device.id())))) {
                    parts.put(device.id(), DeviceJob.running(device.id(), now()));
                }
            }
            run(archive.keep(job.running(parts)));
        } catch (QuerySyntax syntax) {
            archive.keep(job.failed(now(), "The query condition is not understood: " + syntax.getMessage()));
        }
    }

    private void run(Job job) {
        JobRun run = new JobRun(job, vertx, devices, calls, clock, new Keeping());
        running.put(job.id(), run);
        run.begin();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Keeps what becomes of a run: each step a little later, so that a job with lots of devices is not written for each. */
    private final class Keeping implements JobRun.Listener {
        @Override
        public void progressed(JobRun run) {
            String id = run.id();
            if (unwritten.add(id)) {
                vertx.setTimer(WRITE_AFTER_MILLIS, timer -> {
                    if (unwritten.remove(id)) {
                        archive.keep(get(id));
                    }
                });
            }
        }

        @Override
        public void ended(Job job) {
            running.remove(job.id());
            unwritten.remove(job.id());
            archive.keep(job);
            startDue();
        }
    }
}
