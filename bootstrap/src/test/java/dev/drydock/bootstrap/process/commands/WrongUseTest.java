package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wrong use ends with 2 and says what is wrong, before anything is connected: there is no broker in these tests. */
class WrongUseTest {
    private static final String NO_BROKER = "mqtt://127.0.0.1:1";

    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    @BeforeAll
    static void files() {
        BENCH.file("image", "an image");
        BENCH.file("empty", "");
        BENCH.file("devices", "dev-1\n\n# a comment\na/b\n");
    }

    @TestFactory
    Stream<DynamicTest> wrong_use_ends_with_2_and_says_what_is_wrong() {
        return Stream.of(
                wrong("say what to do"),
                wrong("nonsense", "nonsense"),
                wrong("--nonsense", "device", "--id", "d", "--nonsense"),
                wrong("--id", "device"),
                wrong("does not exist", update("d", "--image", "missing", "--version", "2")),
                wrong("is a folder", update("d", "--image", ".", "--version", "2")),
                wrong("is empty", update("d", "--image", file("empty"), "--version", "2")),
                wrong("--version", update("d", "--image", file("image"))),
                wrong("--version", update("d", "--image", file("image"), "--version", "two words")),
                wrong("--image", update("d", "--version", "2")),
                wrong("--size", update("d", "--image", file("image"), "--version", "2", "--size", "3")),
                wrong(
                        "sha256",
                        update("d", "--uri", "http://x/y", "--version", "2", "--size", "3", "--check-value", "z")),
                wrong("--serve-at", update("d", "--image", file("image"), "--version", "2", "--serve-at", "ftp://x")),
                wrong("--timeout", update("d", "--image", file("image"), "--version", "2", "--timeout", "soon")),
                wrong("--update-id", update("d", "--image", file("image"), "--version", "2", "--update-id", "a b")),
                wrong("'a/b'", update("--devices-from", file("devices"), "--image", file("image"), "--version", "2")),
                wrong("name a device", update("--image", file("image"), "--version", "2")),
                wrong("--broker", "devices", "--broker", "http://127.0.0.1"),
                wrong("--broker", "devices", "--broker", "mqtt://user:secret@127.0.0.1"),
                wrong("--password-file", "devices", "--username", "u", "--password-file", "missing"),
                wrong("--ca-file", "devices", "--broker", "mqtts://127.0.0.1", "--ca-file", file("empty")),
                wrong("configuration file", "devices", "--config", "missing"),
                wrong(
                        "--health-check wants a command",
                        "device",
                        "--id",
                        "d",
                        "--broker",
                        NO_BROKER,
                        "--health-check",
                        " "),
                wrong("--attribute: 'site'", "device", "--id", "d", "--broker", NO_BROKER, "--attribute", "site"),
                wrong("is not a folder", "serve", file("image")),
                wrong("HOST:PORT", "serve", ".", "--listen", "nowhere"),
                wrong("HOST:PORT", "broker", "--listen", "127.0.0.1:99999"),
                wrong("--devices", "demo", "--devices", "0"));
    }

    @TestFactory
    Stream<DynamicTest> bad_device_ids_are_refused() {
        return Stream.of("+", "#", "a/b", "..", "a::b", "")
                .map(id -> wrong("'" + id + "'", update(id, "--image", file("image"), "--version", "2")));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_device_id_is_refused_by_every_other_command_too() {
        return Stream.of(
                wrong("'a/b'", "show", "a/b", "--broker", NO_BROKER),
                wrong("'a/b'", "cancel", "a/b", "--broker", NO_BROKER),
                wrong("'a/b'", "forget", "a/b", "--broker", NO_BROKER),
                wrong("a/b", "device", "--id", "a/b", "--broker", NO_BROKER));
    }

    private static DynamicTest wrong(String says, String... arguments) {
        String name = arguments.length == 0 ? "nothing at all" : String.join(" ", arguments);
        return DynamicTest.dynamicTest(name, () -> {
            try (DrydockRun process = BENCH.run(arguments)) {
                assertThat(process.exitStatus()).as(process.toString()).isEqualTo(2);
                assertThat(process.errors())
                        .as(process.toString())
                        .contains(says)
                        .doesNotContain("\tat ", "secret");
                assertThat(process.output()).isEmpty();
            }
        });
    }

    private static String file(String name) {
        return BENCH.path(name);
    }

    private static String[] update(String... arguments) {
        return Stream.concat(
                        Stream.of("update"),
                        Stream.concat(List.of(arguments).stream(), Stream.of("--broker", NO_BROKER)))
                .toArray(String[]::new);
    }
}
