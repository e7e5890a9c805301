package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device app whose images a real SWUpdate puts in place, with the recipe for it, and a service app that updates it. */
class SwupdateDeviceTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private SwupdateImages images;
    private Path target;

    @BeforeEach
    void installTheFirstSystem() throws IOException {
        assumeTrue(
                SwupdateImages.missingPrograms().isEmpty(),
                () -> "SKIPPED: nothing is installed by SWUpdate, this machine lacks "
                        + SwupdateImages.missingPrograms());
        images = SwupdateImages.signedIn(bench.folder());
        target = bench.file("system", system("1.0.0"));
        Recipe recipe = Recipe.of(
                "swupdate",
                bench.folder(),
                "options='-k " + images.certificate() + " -H " + SwupdateImages.HARDWARE + "'",
                "work='" + bench.folder().resolve("work") + "'",
                "version=$(head -n 1 '" + target + "')");
        bench.connectedDevice(BROKER.uri(), "swupdated", "--installer", String.join(" ", recipe.words()));
    }

    @Test
    void a_good_image_is_installed_and_proven_by_the_version_that_it_says() throws IOException {
        bench.file("good.swu", images.of(system("2.0.0"), target));

        DrydockRun update = update("good.swu");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output())
                .contains("Firmware applied", "\"currentFwVersion\":\"2.0.0\"", "\"versionProof\":\"version\"");
        assertThat(target).hasBinaryContent(system("2.0.0"));
    }

    @Test
    void an_image_that_swupdate_refuses_fails_with_what_swupdate_says_and_leaves_the_system_alone() throws IOException {
        byte[] image = images.of(system("2.0.0"), target);
        image[image.length / 2] ^= 1;
        bench.file("altered.swu", image);

        DrydockRun update = update("altered.swu");

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.output())
                .contains("install-failed", "HASH mismatch", "SWUpdate did not install the image")
                .contains("\"currentFwVersion\":\"1.0.0\"");
        assertThat(target).hasBinaryContent(system("1.0.0"));

        bench.file("good.swu", images.of(system("2.0.0"), target));
        assertThat(update("good.swu").exitStatus()).isZero();
        assertThat(Files.readAllBytes(target)).isEqualTo(system("2.0.0"));
    }

    private DrydockRun update(String image) {
        return bench.run(
                "update", "swupdated", "--broker", BROKER.uri(), "--image", bench.path(image), "--version", "2.0.0");
    }

    /** A system that says its version in its first line. */
    private static byte[] system(String version) {
        byte[] system = new byte[1 << 20];
        byte[] line = (version + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(line, 0, system, 0, line.length);
        Arrays.fill(system, line.length, system.length, (byte) version.charAt(0));
        return system;
    }
}
