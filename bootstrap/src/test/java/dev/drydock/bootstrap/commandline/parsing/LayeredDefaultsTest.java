package dev.drydock.bootstrap.commandline.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class LayeredDefaultsTest {
    @TempDir
    Path folder;

    @Command(name = "sample")
    static final class Sample implements Runnable {
        @Option(names = "--image")
        String image;

        @Option(names = "--uri")
        List<String> uris = new ArrayList<>();

        @Option(names = "--config")
        Path config;

        @Option(names = "--broker", defaultValue = "built-in")
        String broker;

        @Option(names = "--health-check")
        String healthCheck;

        @Option(names = "--allow-host", split = ",")
        List<String> hosts = new ArrayList<>();

        @Option(names = "--install-window", split = ";")
        List<String> windows = new ArrayList<>();

        @Option(names = "--connection-string-file")
        String connectionFile;

        @Override
        public void run() {}
    }

    @Test
    void the_environment_beats_the_file_and_the_command_line_beats_both() throws Exception {
        String file = file("broker=of-the-file");
        assertThat(parsed(Map.of(), "--uri=u").broker).isEqualTo("built-in");
        assertThat(parsed(Map.of(), "--uri=u", "--config", file).broker).isEqualTo("of-the-file");
        assertThat(parsed(Map.of("DRYDOCK_CONFIG", file), "--uri=u").broker).isEqualTo("of-the-file");
        assertThat(parsed(Map.of("DRYDOCK_BROKER", "of-the-environment"), "--uri=u", "--config=" + file).broker)
                .isEqualTo("of-the-environment");
        assertThat(parsed(Map.of("DRYDOCK_BROKER", "e"), "--uri=u", "--config", file, "--broker", "of-the-command-line")
                        .broker)
                .isEqualTo("of-the-command-line");
    }

    @ParameterizedTest
    @CsvSource({
        "allow-hosts=images.example.com, allow-host",
        "instal-window=02:00-03:00, install-window",
        "brokr=mqtt://127.0.0.1:1883, broker",
        "Broker=mqtt://127.0.0.1:1883, broker",
        "--broker=mqtt://127.0.0.1:1883, broker",
        "allow_host=a, allow-host",
    })
    void a_name_that_no_option_has_is_refused_with_its_line_and_the_nearest_name(String line, String nearest)
            throws Exception {
        String file = file("# hosts\n\n" + line + "\n");
        assertThatThrownBy(() -> defaults(Map.of(), "--config", file).refuseUnknownNames())
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + ", line 3: there is no option '" + line.substring(0, line.indexOf('=', 2))
                        + "'; did you mean '" + nearest + "'?");
    }

    @Test
    void a_name_that_resembles_nothing_is_refused_without_a_guess() throws Exception {
        String file = file("colour-of-the-case=red");
        assertThatThrownBy(() -> defaults(Map.of(), "--config", file).refuseUnknownNames())
                .hasMessage(file + ", line 1: there is no option 'colour-of-the-case'");
    }

    @Test
    void a_variable_that_no_option_has_is_refused_with_the_nearest_name() {
        assertThatThrownBy(() -> defaults(Map.of("DRYDOCK_ALOW_HOST", "a")).refuseUnknownNames())
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the environment variable DRYDOCK_ALOW_HOST names no option; did you mean"
                        + " DRYDOCK_ALLOW_HOST?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DRYDOCK_CONFIG",
                "DRYDOCK_JAVA_OPTS",
                "DRYDOCK_CONNECTION_STRING",
                "DRYDOCK_SLOT",
                "DRYDOCK_FORMER_VERSION",
                "DRYDOCK_SERVICE_HOST",
                "DRYDOCK_PORT_1883_TCP",
                "DRYDOCKER",
                "HOME"
            })
    void variables_that_are_not_for_options_are_left_alone(String variable) {
        LayeredDefaults defaults = LayeredDefaults.of(
                () -> new CommandLine(new Sample()).getCommandSpec(),
                variable.equals("DRYDOCK_CONFIG") ? Map.of() : Map.of(variable, "x"));
        defaults.refuseUnknownNames();
        assertThat(defaults.origin(option("--broker"))).isEmpty();
    }

    @Test
    void a_byte_order_mark_does_not_hide_the_first_name() throws Exception {
        Sample sample =
                parsed(Map.of(), "--uri=u", "--config", file("\uFEFFallow-host=images.example.com\nbroker=b\n"));
        assertThat(sample.hosts).containsExactly("images.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf '%s' '^VERSION=9\\.9$ a\\tb' > hc.out",
                "C:\\temp\\new",
                "a # b ! c : d",
                "\"quoted\" \\",
                "caf\u00e9 \\u00e9"
            })
    void a_value_is_the_text_as_it_stands(String text) throws Exception {
        assertThat(parsed(Map.of(), "--uri=u", "--config", file("health-check = " + text + " \nbroker=b")).healthCheck)
                .isEqualTo(text);
    }

    @Test
    void options_that_may_be_repeated_may_be_repeated_in_the_file() throws Exception {
        Sample sample = parsed(
                Map.of(),
                "--uri=u",
                "--config",
                file("allow-host=a\nallow-host=b,c\ninstall-window=02:00-03:00\ninstall-window=Mon 04:00-05:00"));
        assertThat(sample.hosts).containsExactly("a", "b", "c");
        assertThat(sample.windows).containsExactly("02:00-03:00", "Mon 04:00-05:00");
    }

    @Test
    void what_is_set_twice_is_refused() throws Exception {
        String file = file("broker=a\n\nbroker=b");
        assertThatThrownBy(() -> parsed(Map.of(), "--uri=u", "--config", file))
                .hasMessageContaining(file + ", line 3: 'broker' is set a second time; the first is in line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "= value", "broker mqtt://x"})
    void a_line_without_a_name_and_a_value_is_refused(String line) throws Exception {
        String file = file("# fine\n" + line);
        assertThatThrownBy(() -> defaults(Map.of(), "--config", file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(file + ", line 2: expected name=value");
    }

    @Test
    void of_options_that_exclude_each_other_the_first_layer_that_has_one_decides() throws Exception {
        Sample sample = parsed(Map.of("DRYDOCK_IMAGE", "x"), "--uri", "http://a/b");
        assertThat(sample.image).isNull();
        assertThat(sample.uris).containsExactly("http://a/b");

        sample = parsed(Map.of("DRYDOCK_URI", "http://a/b"), "--config", file("image=x"));
        assertThat(sample.image).isNull();
        assertThat(sample.uris).containsExactly("http://a/b");

        assertThat(parsed(Map.of("DRYDOCK_IMAGE", "x")).image).isEqualTo("x");
        assertThat(parsed(Map.of(), "--config", file("image=y")).image).isEqualTo("y");
    }

    @Test
    void a_connection_string_of_the_environment_beats_a_file_of_one_that_the_configuration_names() throws Exception {
        String file = file("connection-string-file=from-file");
        assertThat(parsed(Map.of(), "--uri=u", "--config", file).connectionFile).isEqualTo("from-file");
        assertThat(parsed(Map.of("DRYDOCK_CONNECTION_STRING", "HostName=h"), "--uri=u", "--config", file)
                        .connectionFile)
                .isNull();
        assertThat(parsed(
                                Map.of("DRYDOCK_CONNECTION_STRING", "HostName=h"),
                                "--uri=u",
                                "--config",
                                file,
                                "--connection-string-file",
                                "mine")
                        .connectionFile)
                .isEqualTo("mine");
    }

    @Test
    void the_origin_of_a_value_is_known_unless_it_is_the_command_line() throws Exception {
        String file = file("\nbroker=b");
        assertThat(defaults(Map.of(), "--config", file).origin(option("--broker")))
                .hasValue(file + ", line 2");
        assertThat(defaults(Map.of("DRYDOCK_BROKER", "x")).origin(option("--broker")))
                .hasValue("environment variable DRYDOCK_BROKER");
        assertThat(defaults(Map.of("DRYDOCK_BROKER", "x"), "--broker=y").origin(option("--broker")))
                .isEmpty();
    }

    private static CommandLine.Model.OptionSpec option(String name) {
        return new CommandLine(new Sample()).getCommandSpec().findOption(name);
    }

    private static LayeredDefaults defaults(Map<String, String> environment, String... arguments) {
        return LayeredDefaults.of(() -> new CommandLine(new Sample()).getCommandSpec(), environment, arguments);
    }

    private static Sample parsed(Map<String, String> environment, String... arguments) {
        Sample sample = new Sample();
        CommandLine line = new CommandLine(sample);
        line.setDefaultValueProvider(LayeredDefaults.of(line::getCommandSpec, environment, arguments));
        line.parseArgs(arguments);
        return sample;
    }

    private String file(String content) throws Exception {
        Path file = Files.createTempFile(folder, "settings", ".conf");
        Files.writeString(file, content, StandardCharsets.UTF_8);
        return file.toString();
    }
}
