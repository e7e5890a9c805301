package dev.drydock.bootstrap.commandline.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/security.md}, one after the other, as somebody does it who has nothing but the page. */
class DocumentedKeysTest {
    private static final Path PAGE = Path.of("../docs/security.md");

    /** A command of ours, perhaps one that shows how it fails. */
    private static final Pattern OURS = Pattern.compile("[.]/drydock (.*?)( \\|\\| echo \"status [$][?]\")?");

    /** The names of files on the page. */
    private static final Predicate<String> IS_FILE = Pattern.compile(
                    "trust[a-z0-9-]*|[a-z0-9./-]+[.](?:pem|jwk|json|img|manifest|back|pub)")
            .asMatchPredicate();

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @TempDir
    Path folder;

    private final List<String> printed = new ArrayList<>();

    @Test
    void every_command_of_the_page_ends_and_prints_as_the_page_says() throws IOException {
        Shell.needs("openssl");
        Path secret = Files.writeString(folder.resolve("passphrase"), "one that a test knows\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

        for (String block : blocks("sh")) {
            run(block);
        }

        assertThat(printed).containsAll(shown());
        run("""
                mkdir trust-hand
                ./drydock keys init-root --root root-a.jwk --release hand.pub -o draft-hand.json
                ./drydock keys sign draft-hand.json --key root-a.pem -o signed-hand.json
                ./drydock keys finish signed-hand.json -o trust-hand/keyset.json
                ./drydock verify gateway-2.1.img 33.manifest --trust trust-hand --model gateway
                ./drydock verify gateway-2.0.img 31.manifest.back --trust trust --model gateway
                ./drydock verify gateway-2.1.img 34.manifest --trust trust-6 --model gateway
                """);
        assertThat(printed)
                .filteredOn(line -> line.startsWith("ok      signature"))
                .hasSize(4);
        assertInstalled("by-hand", "trust-hand", "33.manifest");
    }

    /** A device with a trust folder of the page installs what a manifest of the page says. */
    private void assertInstalled(String id, String trust, String manifest) {
        run("chmod -R go-w " + trust);
        DrydockRun device = bench.connectedDevice(
                BROKER.uri(), id, "--trust", folder.resolve(trust).toString(), "--model", "gateway");
        DrydockRun update = bench.run(
                "update",
                id,
                "--broker",
                BROKER.uri(),
                "--image",
                folder.resolve("gateway-2.1.img").toString(),
                "--manifest",
                folder.resolve(manifest).toString());
        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();
        assertThat(device.errors()).contains("of key set 1.1 alone, for model 'gateway'.");
    }

    /** Runs our commands in this process, and what is between them in a shell. */
    private void run(String block) {
        StringBuilder script = new StringBuilder();
        for (String line : block.replace("\\\n", "").lines().toList()) {
            Matcher ours = OURS.matcher(line);
            if (ours.matches()) {
                shell(script);
                run(ours.group(1), ours.group(2) != null);
            } else {
                script.append(line).append('\n');
            }
        }
        shell(script);
    }

    private void shell(StringBuilder script) {
        if (script.length() > 0) {
            new Shell(folder, Map.of()).run(script.toString());
            script.setLength(0);
        }
    }

    /** A test has nobody who could be asked for a pass-phrase: it comes from a file that the environment names. */
    private void run(String words, boolean fails) {
        TestConsole console = new TestConsole()
                .with("DRYDOCK_PASSPHRASE_FILE", folder.resolve("passphrase").toString());
        String[] arguments = Arrays.stream(
                        words.replaceFirst(" --passphrase$", "").split(" +"))
                .map(word -> IS_FILE.test(word) ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);

        int status = console.run(arguments);

        assertThat(status == 0).as("%s: %s", words, console).isEqualTo(!fails);
        console.out().lines().map(this::shape).forEach(printed::add);
        printed.add("status " + status);
    }

    /** The blocks of a kind, without the lines around them. */
    private static List<String> blocks(String kind) throws IOException {
        List<String> blocks = new ArrayList<>();
        String open = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                open = open.isEmpty() ? line + " " : "";
                blocks.add("");
            } else if (open.equals("```" + kind + " ")) {
                int last = blocks.size() - 1;
                blocks.set(last, blocks.get(last) + line + "\n");
            }
        }
        return blocks.stream().filter(block -> !block.isEmpty()).toList();
    }

    /** The lines that the page shows as printed. Blocks with commands for services that no test has are none. */
    private List<String> shown() throws IOException {
        return blocks("").stream()
                .filter(block -> !block.contains("./drydock"))
                .flatMap(String::lines)
                .map(this::shape)
                .toList();
    }

    private String shape(String line) {
        return line.replace(folder + "/", "")
                .replaceAll("[A-Za-z0-9_-]{43}", "KEY")
                .replaceAll("[0-9-]{10}T[0-9:]{8}Z", "TIME");
    }
}
