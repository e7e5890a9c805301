package dev.drydock.bootstrap.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.access.IssueTokens;
import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.access.Tokens;
import dev.drydock.application.fleet.desk.KeepImages;
import dev.drydock.application.fleet.desk.ManageFleet;
import dev.drydock.application.fleet.desk.ManageRollouts;
import dev.drydock.application.fleet.desk.PreviewRollout;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.explain.ExplainDevice;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.run.KeepHouse;
import dev.drydock.application.fleet.run.RunRollouts;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.rest.RestServer;
import dev.drydock.rest.desk.Backup;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.desk.PlacedImages;
import dev.drydock.rest.desk.Readiness;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server, whatever carries it and keeps it. */
final class ServerModule extends AbstractModule {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ServerSettings settings;
    private final ImageStore<Path> store;
    private final PlacedImages places;
    private final ServerLog log;
    private final Clock clock;

    ServerModule(ServerSettings settings, ImageStore<Path> store, PlacedImages places, ServerLog log, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.places = places;
        this.log = log;
        this.clock = clock;
    }

    /** Does all work on the ledger but that of operators, one thing after the other. */
    @Provides
    @Singleton
    ExecutorService executor() {
        return Executors.newSingleThreadExecutor(task -> Threads.daemon("fleet", task));
    }

    @Provides
    @Singleton
    RunRollouts run(
            RolloutLedger ledger,
            ServiceTransport transport,
            ReportFeed feed,
            Deadlines deadlines,
            ExecutorService executor) {
        ExecutorService preparing = Executors.newSingleThreadExecutor(task -> Threads.daemon("prepare", task));
        Clocks clocks = new Clocks(() -> System.nanoTime() / NANOS_PER_MILLI, clock::instant);
        return new RunRollouts(
                ledger,
                new RunRollouts.Ways(transport, feed, places::of),
                new RunRollouts.Work(deadlines, executor, preparing, clocks, Draws::hash),
                log);
    }

    @Provides
    @Singleton
    ManageRollouts rollouts(RolloutLedger ledger, RunRollouts run) {
        return new ManageRollouts(ledger, run, Draws::rolloutId);
    }

    @Provides
    @Singleton
    IssueTokens tokens(Tokens tokens) {
        return new IssueTokens(tokens, clock::instant, Draws::bytes);
    }

    @Provides
    @Singleton
    KeepHouse house(RolloutLedger ledger, KeptAnswers answers, Deadlines deadlines, ExecutorService executor) {
        return new KeepHouse(
                ledger, answers, settings.keep(), clock::instant, deadlines, executor, log::ledgerUnavailable);
    }

    @Provides
    @Singleton
    Desk desk(
            RolloutLedger ledger,
            ManageRollouts rollouts,
            RunRollouts run,
            IssueTokens tokens,
            KeptAnswers answers,
            Backup.Maker backup) {
        return new Desk(
                ledger,
                rollouts,
                new PreviewRollout(ledger, clock::instant),
                new ManageFleet(ledger, run, clock::instant),
                new ExplainDevice(ledger, run::serverTime, run::isShared),
                new KeepImages(ledger, store),
                store,
                places,
                tokens,
                answers,
                backup,
                clock::instant,
                () -> readiness(ledger, run));
    }

    @Provides
    @Singleton
    RestServer rest(Desk desk) {
        return new RestServer(settings.rest(), desk);
    }

    private static Readiness readiness(RolloutLedger ledger, RunRollouts run) {
        try {
            ledger.read(RolloutView::time);
        } catch (LedgerUnavailable away) {
            return new Readiness(false, String.valueOf(away.getMessage()));
        }
        Optional<LedgerUnavailable> trouble = run.trouble();
        if (trouble.isPresent()) {
            return new Readiness(false, String.valueOf(trouble.get().getMessage()));
        }
        return run.isListening()
                ? new Readiness(true, "the fleet is heard")
                : new Readiness(false, "the fleet has not been heard yet");
    }
}
