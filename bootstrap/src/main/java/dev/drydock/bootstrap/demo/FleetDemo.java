package dev.drydock.bootstrap.demo;

import dev.drydock.application.fleet.desk.Answer;
import dev.drydock.application.fleet.desk.ManageRollouts.Word;
import dev.drydock.application.fleet.desk.Objection;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageStore.Stored;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.ImageNames;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.bootstrap.commandline.option.ListenAddress;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.server.FleetServer;
import dev.drydock.bootstrap.server.ServerSettings;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.bootstrap.simulated.BadImages;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.rollout.Words;
import dev.drydock.rest.RestSettings;
import dev.drydock.rest.desk.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Two rollouts to a simulated fleet in one process: a good image that comes to every device, and a bad one that the gate stops and takes
 * back. Broker, server, database and images are real; so are the agents of the devices, which act their updates out.
 */
public final class FleetDemo {
    private static final Duration STAGE = Duration.ofSeconds(1);
    private static final Duration SOAK = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int IMAGE_BYTES = 4096;
    private static final int LEAST_FIRST_WAVE = 12;
    private static final int FIRST_SHARE = 20;
    private static final String OPERATOR = "demo";
    private static final ListenAddress ANY = new ListenAddress("127.0.0.1", 0);

    private final Console console;
    private final int devices;

    /** @param devices 50 or more, so that the waves are large enough */
    public FleetDemo(Console console, int devices) {
        this.console = console;
        this.devices = devices;
    }

    /** Runs the demo to its end, leaves nothing behind, and returns the exit status. */
    public int run() {
        try (DemoFolder folder = DemoFolder.make(console);
                DemoBroker broker = new DemoBroker()) {
            say(broker.listensAt());
            try (FleetServer server = folder.written(
                            () -> FleetServer.start(settings(folder, broker), console), FleetServer::close);
                    SimulatedFleet fleet =
                            SimulatedFleet.start(broker.settings(), devices, STAGE, device -> new BadImages())) {
                return tell(server.desk(), folder);
            }
        }
    }

    private static ServerSettings settings(DemoFolder folder, DemoBroker broker) {
        return new ServerSettings(
                folder.stateOf("server"),
                Optional.empty(),
                ServerSettings.STANDARD_KEEP,
                new ServiceTransportSettings.Mqtt(broker.settings()),
                CONNECT,
                new RestSettings(ANY.host(), ANY.port(), Optional.empty()),
                ANY,
                Optional.empty());
    }

    private int tell(Desk desk, DemoFolder folder) {
        await(
                "the devices report",
                () -> desk.fleet().count(new Query.All()) >= devices
                        && desk.readiness().get().isReady());
        say(devices + " simulated devices report version 1.0.0.");
        image(desk, folder, "2.0.0");
        image(desk, folder, "2.1.0-bad");

        say("");
        say("A good image, 2.0.0, to " + firstWave() + " devices, then to a quarter, then to all:");
        RolloutEntry good = rollOut(desk, "good", new ImageNames("simulated-2.0.0", Optional.empty()));
        boolean isGood = is(good, "completed");
        say(isGood ? "COMPLETED: every device runs 2.0.0." : "NOT COMPLETED: " + word(good) + "; that should not be.");

        say("");
        say("A bad image, 2.1.0-bad, that most devices roll back by themselves:");
        RolloutEntry bad = rollOut(desk, "bad", new ImageNames("simulated-2.1.0-bad", Optional.of("simulated-2.0.0")));
        boolean isTakenBack = is(bad, "rolled-back");
        long began = began(desk, bad);
        await("the devices are back", () -> running(desk, "2.0.0") == devices);
        say(
                isTakenBack
                        ? "STOPPED: the gate saw enough after " + began + " of " + devices
                                + " devices; those that had taken 2.1.0-bad are back on 2.0.0."
                        : "NOT STOPPED: " + word(bad) + "; that should not be.");
        return isGood && isTakenBack ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Large enough for the gate to tell a bad image. */
    private int firstWave() {
        return Math.max(LEAST_FIRST_WAVE, devices / FIRST_SHARE);
    }

    private static boolean is(RolloutEntry rollout, String word) {
        return word(rollout).equals(word);
    }

    private static String word(RolloutEntry rollout) {
        return Words.of(rollout.state().name());
    }

    private void image(Desk desk, DemoFolder folder, String version) {
        byte[] bytes = new byte[IMAGE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        Path upload = desk.store().upload();
        try {
            Files.write(upload, bytes);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "the image cannot be made in " + folder.stateOf("server"));
        }
        Stored stored = desk.store().keep(upload);
        done(desk.images()
                .add(new FleetImage(
                        "simulated-" + version,
                        new Version(version),
                        Set.of("simulated"),
                        stored.size(),
                        stored.digest(),
                        Optional.empty(),
                        desk.clock().get())));
    }

    private RolloutEntry rollOut(Desk desk, String name, ImageNames images) {
        RolloutPlan plan = RolloutPlan.of(name, 1)
                .soaking(SOAK)
                .with(Flow.ALL)
                .with(Terms.STANDARD.acceptingSimulated())
                .with(new RolloutTarget(new Query.All(), WaveShares.parse("count=" + firstWave() + ",25%,100%")));
        RolloutPlan whole = done(desk.rollouts().withImages(plan, images));
        RolloutPlan rolling =
                images.fallback().isPresent() ? whole.with(whole.rollout().rollingBack()) : whole;
        done(desk.rollouts().create(rolling, 0, OPERATOR));
        done(desk.rollouts().submit(new Word(name, OPERATOR, OptionalLong.empty())));
        WaveTable table = new WaveTable(console);
        await("the rollout ends", () -> {
            RolloutEntry now = done(desk.rollouts().rollout(name));
            table.show(waves(desk, now), now.state().isRollingBack());
            return now.state().isAtRest();
        });
        table.end();
        return done(desk.rollouts().rollout(name));
    }

    private static List<WaveEntry> waves(Desk desk, RolloutEntry rollout) {
        return desk.ledger().read(view -> view.waves(rollout.id()));
    }

    /** The devices that ended with the image of a rollout, well or not. */
    private static long began(Desk desk, RolloutEntry rollout) {
        return WaveEntry.counts(waves(desk, rollout)).of(EnumSet.of(Tally.SUCCEEDED, Tally.FAILED));
    }

    private static long running(Desk desk, String version) {
        return desk.fleet().count(new Query.Comparison(Field.Fixed.VERSION, Query.Comparison.Operator.EQUAL, version));
    }

    private static <T> T done(Answer<T> answer) {
        return answer.match(new Answer.Cases<T, T>() {
            @Override
            public T done(T result) {
                return result;
            }

            @Override
            public T objected(Objection objection, String sentence) {
                throw new CommandFailure(ExitCode.FAILED, sentence);
            }
        });
    }

    /** Looks again and again until it is so. */
    private static void await(String what, BooleanSupplier fact) {
        ScheduledExecutorService looking =
                Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon("demo-looks", task));
        CompletableFuture<Boolean> isSo = new CompletableFuture<>();
        var unused = looking.scheduleWithFixedDelay(() -> look(fact, isSo), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (!ServiceSession.await(isSo.completeOnTimeout(false, LONGEST.toSeconds(), TimeUnit.SECONDS))) {
                throw new CommandFailure(ExitCode.FAILED, "waited " + LONGEST.toMinutes() + " min until " + what);
            }
        } finally {
            looking.shutdownNow();
        }
    }

    private static void look(BooleanSupplier fact, CompletableFuture<Boolean> isSo) {
        try {
            if (fact.getAsBoolean()) {
                isSo.complete(true);
            }
        } catch (RuntimeException e) {
            isSo.completeExceptionally(e);
        }
    }

    private void say(String what) {
        console.out().println(what);
    }
}
