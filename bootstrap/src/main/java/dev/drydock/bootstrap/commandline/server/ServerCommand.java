package dev.drydock.bootstrap.commandline.server;

import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.commandline.option.ListenAddress;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.commandline.parsing.Durations;
import dev.drydock.bootstrap.commandline.service.ServiceOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.server.FleetServer;
import dev.drydock.bootstrap.server.ServerFolder;
import dev.drydock.bootstrap.server.ServerSettings;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.bootstrap.simulated.BadImages;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.BrokerUnavailable;
import dev.drydock.broker.LocalBroker;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.rest.RestSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drydock server}: the server that rolls out to fleets. */
@Command(
        name = "server",
        description = "Run the server that rolls out to fleets: it hears the devices, sends their orders wave by wave, "
                + "serves images, and answers the commands rollout, fleet, image and token.",
        footer = {
            "",
            "Without a broker or a hub it starts a broker of its own. It ends in good order on SIGTERM and Ctrl-C.",
            "Exit status: 143 ended by SIGTERM, 130 by Ctrl-C, 2 wrong use or a database that cannot be used, 3 the",
            "transport could not be reached."
        })
public final class ServerCommand implements Callable<Integer> {
    private static final long LONGEST_END_SECONDS = 15;
    private static final int MOST_SIMULATED = 5000;

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ServiceOptions service;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "drydock-server",
            description =
                    "Keep everything in DIR: database, images, the token of its owner. Default: ${DEFAULT-VALUE}.")
    Path dataDir = Path.of("drydock-server");

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Keep rollouts and devices in PostgreSQL, such as jdbc:postgresql://localhost/fleet?user=drydock. "
                            + "Default: SQLite in the data folder.")
    @Nullable
    String database;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            defaultValue = "90d",
            description =
                    "Keep the outcomes of updates, which 'fleet history' tells, and rollouts that have ended for TIME, "
                            + "1d or more. Default: ${DEFAULT-VALUE}.")
    String keep = "90d";

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            description = "Where commands and scripts reach the server; port 0 takes any that is free. "
                    + "Default: ${DEFAULT-VALUE}.")
    String listen = "127.0.0.1:8080";

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Show this certificate chain (PEM) there; needed to listen for other machines.")
    @Nullable
    Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key (PEM).")
    @Nullable
    Path tlsKey;

    @Option(
            names = "--images-listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8090",
            description = "Where images are served to devices. Default: ${DEFAULT-VALUE}.")
    String imagesListen = "127.0.0.1:8090";

    @Option(
            names = "--serve-at",
            paramLabel = "URL",
            description = "The address at which devices find the images, such as http://images.example:8090. "
                    + "Default: where they are served.")
    @Nullable
    String serveAt;

    @Option(
            names = "--broker-listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:1883",
            description = "Where the server's own broker listens, when it starts one. Default: ${DEFAULT-VALUE}.")
    String brokerListen = "127.0.0.1:1883";

    @Option(
            names = "--simulate-fleet",
            paramLabel = "N",
            description =
                    "Also run N simulated devices, 1 to 5000, for trying a rollout by hand: simulated-0001 and so "
                            + "on, of the model simulated. On most of them an image whose version ends with -bad fails.")
    @Nullable
    Integer simulateFleet;

    @Option(
            names = "--simulate-stage",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "Time that each of their downloads takes, and each installation. Default: ${DEFAULT-VALUE}.")
    Duration simulateStage = Duration.ofSeconds(5);

    private ServerCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    /** The command with its subcommand. */
    public static CommandLine tree(Console console) {
        return new CommandLine(new ServerCommand(console)).addSubcommand(new BackupCommand(console));
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Interrupts.Registration interrupt = console.interrupts().onInterrupt(() -> {
            ended.countDown();
            awaitQuietly(closed);
        });
        try (interrupt) {
            run(ended);
            return ExitCode.DONE;
        } finally {
            closed.countDown();
        }
    }

    /** Nothing is begun before every option has been read. */
    private void run(CountDownLatch ended) throws InterruptedException {
        Function<ServiceTransportSettings, ServerSettings> settings = settings();
        int devices =
                simulateFleet == null ? 0 : (int) Numbers.between("--simulate-fleet", 1, MOST_SIMULATED, simulateFleet);
        if (hasTransport()) {
            serve(settings.apply(service.chosen()), devices, ended);
            return;
        }
        ListenAddress address = ListenAddress.parse("--broker-listen", brokerListen);
        if (!address.isLoopback()) {
            console.err().println("WARNING: other machines may reach this broker, which asks nobody for a password.");
        }
        BrokerSettings own = BrokerSettings.inMemory()
                .on(address.host())
                .on(address.port())
                .keptIn(ServerFolder.open(dataDir).broker());
        try (LocalBroker broker = LocalBroker.start(own)) {
            URI uri = URI.create(broker.uri().replaceFirst("^tcp:", "mqtt:"));
            console.out().println("The broker listens at " + uri + ".");
            ServiceTransportSettings transport = new ServiceTransportSettings.Mqtt(
                    new MqttSettings(uri, Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX));
            serve(settings.apply(transport), devices, ended);
        } catch (BrokerUnavailable e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** Whether somebody named a broker or a hub: on the command line, in the environment or in a file. */
    private boolean hasTransport() {
        return spec != null && (isGiven(spec.commandLine(), "--broker") || isGiven(spec.commandLine(), "--transport"));
    }

    private static boolean isGiven(CommandLine command, String option) {
        try {
            return command.getParseResult().hasMatchedOption(option)
                    || command.getDefaultValueProvider()
                                    .defaultValue(command.getCommandSpec().findOption(option))
                            != null;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(ServerSettings settings, int simulated, CountDownLatch ended) throws InterruptedException {
        try (FleetServer server = FleetServer.start(settings, console);
                SimulatedFleet devices = simulated(settings.transport(), simulated)) {
            if (devices.size() > 0) {
                console.out().println(devices.size() + " simulated devices run.");
            }
            console.out().println("Images are served at " + server.imageAddress() + "/images/.");
            console.out()
                    .println("Commands reach the server at " + server.restAddress() + "; its owner's token is in "
                            + server.adminToken() + ".");
            console.out().flush();
            ended.await();
        }
    }

    private SimulatedFleet simulated(ServiceTransportSettings transport, int number) {
        if (number == 0) {
            return SimulatedFleet.none();
        }
        return transport.match(new ServiceTransportSettings.Cases<SimulatedFleet>() {
            @Override
            public SimulatedFleet mqtt(MqttSettings broker) {
                return SimulatedFleet.start(broker, number, simulateStage, device -> new BadImages());
            }

            @Override
            public SimulatedFleet azure(AzureServiceSettings hub) {
                throw CommandFailure.wrongUse(
                        "--simulate-fleet needs a broker; IoT Hub lets no one be several devices");
            }
        });
    }

    private Function<ServiceTransportSettings, ServerSettings> settings() {
        ListenAddress rest = ListenAddress.parse("--listen", listen);
        Optional<RestSettings.Tls> tls = tls();
        if (!rest.isLoopback() && tls.isEmpty()) {
            throw CommandFailure.wrongUse("--listen " + listen + ": other machines are let in by TLS alone; "
                    + "say --tls-cert and --tls-key, or listen at 127.0.0.1 behind a proxy");
        }
        Duration kept = Durations.atLeast(Duration.ofDays(1), "1d or more, such as 90d", "--keep", keep);
        ListenAddress images = ListenAddress.parse("--images-listen", imagesListen);
        Optional<String> base = Optional.ofNullable(serveAt).map(ServerCommand::base);
        return transport -> new ServerSettings(
                dataDir,
                Optional.ofNullable(database),
                kept,
                transport,
                service.connectTimeout(),
                new RestSettings(rest.host(), rest.port(), tls),
                images,
                base);
    }

    private Optional<RestSettings.Tls> tls() {
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw CommandFailure.wrongUse("--tls-cert and --tls-key go together");
        }
        return tlsCertificate == null || tlsKey == null
                ? Optional.empty()
                : Optional.of(new RestSettings.Tls(
                        NamedFile.file("--tls-cert", tlsCertificate), NamedFile.file("--tls-key", tlsKey)));
    }

    private static String base(String url) {
        if (!url.matches("https?://[^/?#\\s]+/?")) {
            throw CommandFailure.wrongUse("--serve-at wants http://HOST:PORT, and got '" + url + "'");
        }
        return url.replaceFirst("/$", "");
    }

    private static void awaitQuietly(CountDownLatch closed) {
        try {
            var unused = closed.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
