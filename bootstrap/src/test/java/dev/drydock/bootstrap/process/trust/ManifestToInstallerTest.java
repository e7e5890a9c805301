package dev.drydock.bootstrap.process.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an installer learns of the manifest of the image that it puts in place. */
@Execution(ExecutionMode.CONCURRENT)
class ManifestToInstallerTest {
    private static final String PROGRAM = """
            #!/bin/sh
            cd "$(dirname "$0")" || exit 1
            env | grep '^DRYDOCK_' >"$1.env"
            case "$1" in
              install) echo "$DRYDOCK_VERSION" >version ;;
              running) echo "- $(cat version)" ;;
            esac
            """;

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_has_the_manifest_its_sequence_and_its_counter() throws Exception {
        Releases releases = new Releases(bench);
        DrydockRun device = installing("handing-on", releases.trusting());
        TestImage image = releases.image(31, "2.0.0");
        String manifest = releases.sign(image, 31, "--counter 2");

        DrydockRun update = releases.update(BROKER.uri(), "handing-on", image, manifest);

        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();
        assertThat(environment("install"))
                .contains(
                        "DRYDOCK_MANIFEST=" + manifest + "\n", "DRYDOCK_SEQUENCE=31\n", "DRYDOCK_SECURITY_COUNTER=2\n");
    }

    @Test
    void it_has_none_of_them_where_nobody_has_checked_the_manifest() throws Exception {
        Releases releases = new Releases(bench);
        DrydockRun device = installing("unchecking");
        TestImage image = releases.image(32, "2.0.0");

        DrydockRun update = releases.update(BROKER.uri(), "unchecking", image, releases.sign(image, 31, "--counter 2"));

        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();
        assertThat(environment("install"))
                .contains("DRYDOCK_VERSION=2.0.0\n")
                .doesNotContain("DRYDOCK_MANIFEST", "DRYDOCK_SEQUENCE", "DRYDOCK_SECURITY_COUNTER");
    }

    private DrydockRun installing(String id, String... more) throws Exception {
        Path program = bench.file("installer", PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        bench.file("version", "1.0.0\n");
        String[] options = Stream.concat(Stream.of("--installer", program.toString()), Stream.of(more))
                .toArray(String[]::new);
        return bench.connectedDevice(BROKER.uri(), id, options);
    }

    private String environment(String verb) throws Exception {
        return Files.readString(bench.folder().resolve(verb + ".env"));
    }
}
