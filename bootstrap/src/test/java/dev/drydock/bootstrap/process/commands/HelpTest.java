package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command of the wire contract is there, with every option that is named there. */
class HelpTest {
    private static final List<String> TRANSPORT = List.of(
            "--transport", "--broker", "--username", "--password-file", "--ca-file", "--client-cert", "--client-key");

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void the_program_lists_its_commands_and_its_exit_statuses() {
        DrydockRun help = bench.run("--help");

        assertThat(help.exitStatus()).isZero();
        assertThat(help.output())
                .contains("demo", "device", "update", "serve", "cancel", "devices", "show", "forget", "broker")
                .contains(
                        "0 done",
                        "1 the update did not succeed",
                        "2 wrong use",
                        "3 the transport",
                        "4 an order",
                        "130");
    }

    @ParameterizedTest
    @CsvSource({
        "demo,     --transport --devices",
        "device,   --id --state-dir --simulate --restart --health-check --version-command --initial-version --model"
                + " --allow-unverified",
        "update,   --image --uri --version --serve-at --timeout --wait --give-up-after --new-device --devices-from --json",
        "serve,    --listen DIR",
        "cancel,   --timeout DEVICE",
        "devices,  --json",
        "show,     --json DEVICE",
        "forget,   DEVICE",
        "broker,   --listen --data-dir"
    })
    void every_command_shows_its_help(String command, String options) {
        DrydockRun help = bench.run(command, "--help");

        assertThat(help.exitStatus()).isZero();
        assertThat(help.output()).contains("Usage: drydock " + command).contains(options.split(" "));
        assertThat(help.errors()).isEmpty();
        if (List.of("device", "update", "cancel", "devices", "show", "forget").contains(command)) {
            assertThat(help.output()).contains(TRANSPORT);
        }
    }
}
