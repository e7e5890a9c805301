package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.application.service.keys.KeyChain;
import dev.drydock.application.service.keys.PublishKeySets;
import dev.drydock.application.service.keys.PublishRound;
import dev.drydock.application.service.keys.PublishRound.Lacking;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.commandline.service.ServiceOptions;
import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.text.Plain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys publish}: a new key set, brought to the devices. */
@Command(
        name = "publish",
        description = "Bring key sets to every device that asks for signed orders and has no update under way.",
        footer = {
            "",
            "Devices report the key set that they trust, so that a publication that was broken off is begun again with the",
            "same command. Name every set that some device may lack; each has to follow the one before.",
            "",
            "Example: drydock keys publish keyset-2.json keyset-3.json --broker mqtt://127.0.0.1:1883",
            "Exit status: 0 every device has the last set, 2 wrong use, 3 not reachable, 4 not every device has it yet."
        })
final class PublishCommand implements Callable<Integer> {
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Console console;

    @Mixin
    ServiceOptions service;

    @Parameters(arity = "1..*", paramLabel = "SET", description = "The key sets, finished.")
    List<Path> sets = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Bring them to this device alone. May be repeated. Default: every device.")
    List<String> devices = new ArrayList<>();

    @Option(
            names = "--give-up-after",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Stop after TIME. Default: ${DEFAULT-VALUE}.")
    Duration giveUpAfter = Duration.ofMinutes(10);

    PublishCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    @Override
    public Integer call() {
        KeyChain chain = chain();
        Set<DeviceId> wanted = devices.stream().map(DeviceArgument::parse).collect(Collectors.toSet());
        CountDownLatch interrupted = new CountDownLatch(1);
        try (ServiceSession session = service.open();
                Interrupts.Registration interrupt = console.interrupts().onInterrupt(interrupted::countDown)) {
            PublishKeySets publish = new PublishKeySets(session.twins(), chain);
            long until = System.nanoTime() + giveUpAfter.toNanos();
            String told = "";
            PublishRound round;
            do {
                round = ServiceSession.await(publish.round(id -> wanted.isEmpty() || wanted.contains(id)));
                told = tell(round, chain, told);
            } while (!round.isOver() && System.nanoTime() < until && !pause(interrupted));
            return end(round);
        }
    }

    private KeyChain chain() {
        try {
            return KeyChain.of(
                    sets.stream().map(file -> KeySetFile.read("SET", file)).toList(), Trust.keySetCheck());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("SET: " + e.getMessage());
        }
    }

    /** Tells how far it is, when that has changed. */
    private String tell(PublishRound round, KeyChain chain, String former) {
        String now = round.having() + " of " + round.devices()
                + (round.devices() == 1 ? " device has" : " devices have") + " key set " + chain.last() + ".";
        if (!now.equals(former)) {
            console.out().println(now);
        }
        return now;
    }

    private int end(PublishRound round) {
        for (Lacking lacking : round.others()) {
            console.err().println(lacking.device() + ": " + Plain.text(lacking.why()));
        }
        round.trouble().ifPresent(why -> console.err().println("Devices may be missing: " + Plain.text(why) + "."));
        if (round.devices() == 0 && round.trouble().isEmpty()) {
            console.err().println("No device that asks for signed orders is known here.");
        }
        return round.isComplete() ? ExitCode.DONE : ExitCode.NOT_YET;
    }

    private static boolean pause(CountDownLatch interrupted) {
        try {
            return interrupted.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
