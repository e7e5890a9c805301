package dev.drydock.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rollouts of a server to a thin fleet, each of a version of its own. */
public final class Rollouts {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String IMAGE = "x".repeat(1024);

    private final ServerProcess server;
    private final ThinFleet fleet;
    private int number = 1;

    public Rollouts(ServerProcess server, ThinFleet fleet) {
        this.server = server;
        this.fleet = fleet;
    }

    /** Rolls an image of 1 KiB out to the set of so many devices, in waves of 10, 25, 50 and 100 %. */
    public RolledOut fourWaves(int devices) throws IOException, InterruptedException {
        String name = draft(devices, "10%,25%,50%,100%");
        ThinFleet.Course course = fleet.expect(devices);
        long cpu = server.cpuNanos();
        long before = System.nanoTime();
        server.ask("POST", "/rollouts/" + name + "/submit", "");
        course.await(PATIENCE);
        server.awaitCompleted(name);
        return new RolledOut(System.nanoTime() - before, server.cpuNanos() - cpu, devices);
    }

    /** Rolls one out in so many waves of so many devices each. */
    public ThinFleet.Course manyWaves(int wave, int waves) throws IOException, InterruptedException {
        String ends = IntStream.range(1, waves)
                .mapToObj(end -> "count=" + end * wave)
                .collect(Collectors.joining(",", "", ",100%"));
        String name = draft(wave * waves, ends);
        ThinFleet.Course course = fleet.expect(wave * waves);
        server.ask("POST", "/rollouts/" + name + "/submit", "");
        course.await(PATIENCE);
        server.awaitCompleted(name);
        return course;
    }

    private String draft(int devices, String waves) throws IOException, InterruptedException {
        String version = ++number + ".0.0";
        String name = "rollout-" + number;
        server.ask("PUT", "/images/" + name + "/content?version=" + version + "&model=gateway", IMAGE + version);
        server.ask(
                "POST",
                "/rollouts",
                String.format(
                        Locale.ROOT,
                        "{\"name\":\"%s\",\"image\":\"%s\",\"target\":\"attribute.set-%d = yes\",\"waves\":\"%s\","
                                + "\"soak\":\"1ms\",\"in-flight\":\"all\"}",
                        name,
                        name,
                        devices,
                        waves));
        return name;
    }
}
