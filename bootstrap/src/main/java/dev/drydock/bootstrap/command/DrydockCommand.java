package dev.drydock.bootstrap.command;

import dev.drydock.bootstrap.Build;
import dev.drydock.bootstrap.options.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drydock}: both apps and what stands in for what is not there. */
@Command(
        name = "drydock",
        description = "Updates the firmware of devices over any MQTT 5 broker or Azure IoT Hub.",
        versionProvider = DrydockCommand.class,
        subcommands = {
            DemoCommand.class,
            DeviceCommand.class,
            UpdateCommand.class,
            ServeCommand.class,
            CancelCommand.class,
            DevicesCommand.class,
            ShowCommand.class,
            ForgetCommand.class,
            RegisterCommand.class,
            BrokerCommand.class,
            HubCommand.class
        },
        footer = {
            "",
            "Every option can also be set by the environment (--ca-file is DRYDOCK_CA_FILE) or in a file given by --config.",
            "Exit status: 0 done, 1 the update did not succeed, 2 wrong use, 3 the transport could not be reached,",
            "4 an order was left for the device or the outcome is not known yet, 130 interrupted."
        })
public final class DrydockCommand implements Runnable, IVersionProvider {
    @Spec
    @org.jspecify.annotations.Nullable
    CommandSpec spec;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    boolean versionAsked;

    @Override
    public String[] getVersion() {
        return new String[] {"drydock " + Build.version()};
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say what to do, such as 'drydock demo'");
        }
    }
}
