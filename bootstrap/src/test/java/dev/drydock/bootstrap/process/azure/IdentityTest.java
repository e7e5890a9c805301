package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description that a hub gives of itself, and the identities that it registers. */
class IdentityTest {
    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(BENCH);
    }

    @Test
    void a_hub_says_as_json_how_to_connect_to_it() {
        assertThat(hub.description().at("/hostName").asText()).isEqualTo(hub.address());
        assertThat(hub.description().at("/mqttPort").asInt()).isEqualTo(8883);
        assertThat(hub.description().at("/restPort").asInt()).isPositive();
        assertThat(hub.serviceConnection())
                .startsWith("HostName=" + hub.restAddress() + ";SharedAccessKeyName=iothubowner;SharedAccessKey=");
        assertThat(hub.authority()).isAbsolute().content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void a_registered_device_connects_with_a_file_that_its_owner_alone_can_read() throws Exception {
        DrydockRun first = hub.runProcess("register", "made");
        assertThat(first.exitStatus()).as(first.toString()).isZero();
        assertThat(first.output())
                .contains("made is registered.", "in made.connection.", "--connection-string-file made.connection");
        Path file = BENCH.folder().resolve("made.connection");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String key = Files.readString(file).strip().replaceAll(".*SharedAccessKey=", "");
        assertThat(key).isNotEmpty();

        DrydockRun again = hub.run("register", "made", "--write-to", BENCH.path("again.connection"));
        assertThat(again.exitStatus()).as(again.toString()).isZero();
        assertThat(again.output())
                .contains("made was registered before.", "in " + BENCH.path("again.connection") + ".");
        assertThat(BENCH.folder().resolve("again.connection")).hasSameTextualContentAs(file);
        assertThat(first + "" + again).doesNotContain(key);

        BENCH.start(
                        "device",
                        "--id",
                        "made",
                        "--transport",
                        "azure",
                        "--connection-string-file",
                        BENCH.path("made.connection"),
                        "--state-dir",
                        BENCH.path("made"),
                        "--ca-file",
                        hub.authority().toString())
                .awaitError("Connected to " + hub.address());
    }

    @Test
    void a_device_with_a_certificate_gets_no_key() throws Exception {
        Path file = BENCH.folder().resolve("certified.connection");
        DrydockRun register = hub.run(
                "register", "certified", "--write-to", file.toString(), "--x509-thumbprint", "ab:".repeat(19) + "ab");
        assertThat(register.exitStatus()).as(register.toString()).isZero();
        assertThat(file).content().contains("x509=true").doesNotContain("SharedAccessKey");
    }

    @Test
    void a_device_with_a_key_is_not_made_one_with_a_certificate_in_silence() throws Exception {
        Path file = BENCH.folder().resolve("keyed.connection");
        DrydockRun keyed = hub.run("register", "keyed", "--write-to", file.toString());
        assertThat(keyed.exitStatus()).as(keyed.toString()).isZero();
        String before = Files.readString(file);

        DrydockRun certified =
                hub.run("register", "keyed", "--write-to", file.toString(), "--x509-thumbprint", "cd".repeat(32));

        assertThat(certified.exitStatus()).as(certified.toString()).isEqualTo(1);
        assertThat(certified.errors())
                .contains("'keyed' is registered already, with a key", "forget it first")
                .doesNotContain("\tat ");
        assertThat(file).hasContent(before);
    }

    @Test
    void a_connection_string_that_cannot_be_written_is_told_and_no_key_is_left_lying_about() throws Exception {
        Files.createDirectories(BENCH.folder().resolve("full/file"));
        BENCH.file("full/file/other", "a folder in the place of the file, and not an empty one");

        for (String place : new String[] {"full/file", "nowhere/file"}) {
            DrydockRun register = hub.run("register", "unwritten", "--write-to", BENCH.path(place));
            assertThat(register.exitStatus()).as(register.toString()).isEqualTo(1);
            assertThat(register.errors())
                    .contains("cannot be written to " + BENCH.path(place))
                    .doesNotContain("\tat ");
        }
        try (var left = Files.list(BENCH.folder().resolve("full"))) {
            assertThat(left).containsExactly(BENCH.folder().resolve("full/file"));
        }
    }
}
