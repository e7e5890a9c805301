package dev.drydock.bootstrap.commandline;

import dev.drydock.bootstrap.commandline.device.DeviceCommand;
import dev.drydock.bootstrap.commandline.fleet.RolloutCommand;
import dev.drydock.bootstrap.commandline.keys.KeysCommand;
import dev.drydock.bootstrap.commandline.local.BrokerCommand;
import dev.drydock.bootstrap.commandline.local.DemoCommand;
import dev.drydock.bootstrap.commandline.local.HubCommand;
import dev.drydock.bootstrap.commandline.local.ServeCommand;
import dev.drydock.bootstrap.commandline.option.BuildVersion;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.remote.fleet.FleetCommand;
import dev.drydock.bootstrap.commandline.remote.image.ImageCommand;
import dev.drydock.bootstrap.commandline.remote.token.TokenCommand;
import dev.drydock.bootstrap.commandline.server.ServerCommand;
import dev.drydock.bootstrap.commandline.service.CancelCommand;
import dev.drydock.bootstrap.commandline.service.DevicesCommand;
import dev.drydock.bootstrap.commandline.service.ForgetCommand;
import dev.drydock.bootstrap.commandline.service.RegisterCommand;
import dev.drydock.bootstrap.commandline.service.ShowCommand;
import dev.drydock.bootstrap.commandline.service.UpdateCommand;
import dev.drydock.bootstrap.commandline.signing.SignCommand;
import dev.drydock.bootstrap.commandline.signing.VerifyCommand;
import dev.drydock.bootstrap.console.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drydock}: both apps, and the servers that replace what is not installed. */
@Command(
        name = "drydock",
        description = "Updates the firmware of devices over any MQTT 5 broker or Azure IoT Hub.",
        versionProvider = BuildVersion.class,
        footer = {
            "",
            "Every option can also be set by the environment (--ca-file is DRYDOCK_CA_FILE) or in a file given by --config.",
            "Exit status: 0 done, 1 the update did not succeed, 2 wrong use, 3 the transport could not be reached,",
            "4 an order was left for the device or the outcome is not known yet, 130 interrupted."
        })
public final class DrydockCommand implements Runnable {
    private static final String HELP = "help";

    @Spec
    @org.jspecify.annotations.Nullable
    CommandSpec spec;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    boolean versionAsked;

    private DrydockCommand() {}

    /** The command with its subcommands, in the order in which help lists them. */
    public static CommandLine tree(Console console) {
        CommandLine line = new CommandLine(new DrydockCommand());
        subcommands(console).forEach((name, command) -> line.addSubcommand(name, command.get()));
        return line;
    }

    /** The command with what arguments need of it: to read one subcommand takes a tenth of the time that all of them take. */
    public static CommandLine treeFor(Console console, String... args) {
        Map<String, Supplier<?>> all = subcommands(console);
        Supplier<?> only = all.get(args.length == 0 ? HELP : args[0]);
        return only == null || only == all.get(HELP)
                ? tree(console)
                : new CommandLine(new DrydockCommand()).addSubcommand(args[0], only.get());
    }

    private static Map<String, Supplier<?>> subcommands(Console console) {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(console));
        commands.put("device", () -> new DeviceCommand(console));
        commands.put("update", () -> new UpdateCommand(console));
        commands.put("serve", () -> new ServeCommand(console));
        commands.put("cancel", () -> new CancelCommand(console));
        commands.put("devices", () -> new DevicesCommand(console));
        commands.put("show", () -> new ShowCommand(console));
        commands.put("forget", () -> new ForgetCommand(console));
        commands.put("register", () -> new RegisterCommand(console));
        commands.put("server", () -> ServerCommand.tree(console));
        commands.put("image", () -> ImageCommand.tree(console));
        commands.put("rollout", () -> RolloutCommand.tree(console));
        commands.put("fleet", () -> FleetCommand.tree(console));
        commands.put("token", () -> TokenCommand.tree(console));
        commands.put("keys", () -> KeysCommand.tree(console));
        commands.put("sign", () -> new SignCommand(console));
        commands.put("verify", () -> new VerifyCommand(console));
        commands.put("broker", () -> new BrokerCommand(console));
        commands.put("hub", () -> new HubCommand(console));
        commands.put(HELP, HelpCommand::new);
        commands.put("completion", () -> new CompletionCommand(console));
        commands.put("man", () -> new ManCommand(console));
        return commands;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "say what to do, such as 'drydock demo'; 'drydock help' lists the commands");
        }
    }
}
