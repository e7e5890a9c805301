package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sources of option values: the command line, then the environment, then a file, then the defaults. */
class ConfigurationTest {
    private static final String NOWHERE = "mqtt://127.0.0.1:1";

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void an_option_beats_the_environment_and_the_file() {
        bench.file("settings", "broker=" + NOWHERE + "\n");
        DrydockRun process = bench.runWith(
                Map.of("DRYDOCK_BROKER", NOWHERE),
                "devices",
                "--config",
                bench.path("settings"),
                "--broker",
                BROKER.uri());
        assertThat(process.exitStatus()).as(process.toString()).isZero();
    }

    @Test
    void the_environment_beats_the_file() {
        bench.file("settings", "broker=" + NOWHERE + "\n");
        DrydockRun process =
                bench.runWith(Map.of("DRYDOCK_BROKER", BROKER.uri()), "devices", "--config", bench.path("settings"));
        assertThat(process.exitStatus()).as(process.toString()).isZero();
    }

    @Test
    void the_file_beats_what_is_built_in_and_the_environment_may_name_it() {
        bench.file("settings", "broker=" + BROKER.uri() + "\n");
        DrydockRun process = bench.runWith(Map.of("DRYDOCK_CONFIG", bench.path("settings")), "devices");
        assertThat(process.exitStatus()).as(process.toString()).isZero();
    }

    @Test
    void a_device_takes_its_options_from_the_file_too() {
        String state = bench.state("from-a-file").toString();
        bench.file(
                "settings",
                "broker=" + BROKER.uri() + "\nid=from-a-file\nstate-dir=" + state + "\ninitial-version=7.0.0\n");
        bench.start("device", "--config", bench.path("settings")).awaitError("[from-a-file] Connected to");

        DrydockRun show = bench.run("show", "from-a-file", "--broker", BROKER.uri());

        assertThat(show.exitStatus()).as(show.toString()).isZero();
        assertThat(show.output()).containsPattern("Version: +7\\.0\\.0");
    }

    @Test
    void a_mistyped_value_of_the_environment_is_wrong_use() {
        DrydockRun process = bench.runWith(Map.of("DRYDOCK_CONNECT_TIMEOUT", "soon"), "devices");
        assertThat(process.exitStatus()).as(process.toString()).isEqualTo(2);
        assertThat(process.errors()).contains("'soon' is not a duration").doesNotContain("\tat ");
    }
}
