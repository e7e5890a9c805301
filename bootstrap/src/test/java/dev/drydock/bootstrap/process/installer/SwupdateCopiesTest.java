package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for SWUpdate on two copies of a system: a real SWUpdate, and a real environment of U-Boot that is a file. */
class SwupdateCopiesTest {
    private static final byte[] PAYLOAD = new byte[1 << 18];
    private static final int ENVIRONMENT_SIZE = 0x4000;

    @TempDir
    static Path shop;

    private static SwupdateImages images;

    @TempDir
    Path folder;

    private Path copyA;
    private Path copyB;
    private Path image;
    private Recipe recipe;

    @BeforeAll
    static void makeKey() throws IOException {
        List<String> missing = Stream.concat(
                        SwupdateImages.missingPrograms().stream(), Program.missing("fw_setenv", "fw_printenv").stream())
                .toList();
        assumeTrue(missing.isEmpty(), () -> "SKIPPED: no copy is installed by SWUpdate, this machine lacks " + missing);
        new Random(12).nextBytes(PAYLOAD);
        images = SwupdateImages.signedIn(shop);
    }

    @BeforeEach
    void prepare() throws IOException {
        copyA = Files.createFile(folder.resolve("copy-a"));
        copyB = Files.createFile(folder.resolve("copy-b"));
        image = images.file("copies.swu", images.forCopies(PAYLOAD, copyA, copyB));
        Files.write(folder.resolve("environment"), new byte[ENVIRONMENT_SIZE]);
        Path config = Files.writeString(
                folder.resolve("fw_env.config"), folder.resolve("environment") + " 0x0 " + ENVIRONMENT_SIZE + "\n");
        Path defaults = Files.writeString(folder.resolve("defaults"), "bootlimit=3\n");
        recipe = Recipe.of(
                "swupdate",
                folder,
                "options='-k " + images.certificate() + " -H " + SwupdateImages.HARDWARE + "'",
                "work='" + folder.resolve("work") + "'",
                "device_a=/dev/disk2 select_a=stable,copy-1",
                "device_b=/dev/disk3 select_b=stable,copy-2",
                "root=$(cat '" + folder.resolve("root") + "')",
                "version=$(cat '" + folder.resolve("version") + "')");
        for (String tool : List.of("fw_setenv", "fw_printenv")) {
            String real = Program.succeed("/bin/sh", "-c", "command -v " + tool).strip();
            recipe.withProgram(folder, tool, "exec " + real + " -c '" + config + "' -f '" + defaults + "' \"$@\"");
        }
        boots("/dev/disk2", "1.0.0");
    }

    @Test
    void the_copy_that_does_not_run_is_written_and_armed() throws IOException {
        assertThat(recipe.install(image, "2.0.0").status()).isZero();
        assertThat(copyB).hasBinaryContent(PAYLOAD);
        assertThat(copyA).isEmptyFile();
        assertEnvironment("boot_slot=b", "former_slot=a", "upgrade_available=1", "bootcount=0", "bootlimit=3");

        boots("/dev/disk3", "2.0.0");
        assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "b 2.0.0\n"));
        assertThat(recipe.install(image, "2.0.1").status()).isZero();
        assertThat(copyA).hasBinaryContent(PAYLOAD);
        assertEnvironment("boot_slot=a", "former_slot=b", "upgrade_available=1", "bootcount=0", "bootlimit=3");
    }

    @Test
    void a_commit_makes_what_runs_permanent_however_often_it_is_asked() throws IOException {
        recipe.install(image, "2.0.0");
        boots("/dev/disk3", "2.0.0");
        for (int run = 0; run < 2; run++) {
            assertThat(recipe.run("commit").status()).isZero();
            assertEnvironment("boot_slot=b", "former_slot=a", "upgrade_available=0", "bootcount=0", "bootlimit=3");
        }
    }

    @Test
    void a_roll_back_arms_the_former_copy_before_and_after_the_restart() throws IOException {
        recipe.install(image, "2.0.0");
        boots("/dev/disk3", "2.0.0");
        assertThat(recipe.run("rollback").status()).isZero();
        boots("/dev/disk2", "1.0.0");
        assertThat(recipe.run("rollback").status()).isZero();
        assertEnvironment("boot_slot=a", "former_slot=a", "upgrade_available=0", "bootcount=0", "bootlimit=3");
    }

    @Test
    void an_image_that_is_refused_leaves_what_runs_as_what_boots() throws IOException {
        recipe.install(image, "2.0.0");
        byte[] altered = images.forCopies(PAYLOAD, copyA, copyB);
        altered[altered.length / 2] ^= 1;

        assertThat(recipe.install(images.file("altered.swu", altered), "2.0.0").status())
                .isEqualTo(1);

        assertEnvironment("boot_slot=a", "former_slot=a", "upgrade_available=0", "bootcount=0", "bootlimit=3");
    }

    @Test
    void a_roll_back_before_anything_was_installed_is_refused() {
        Program.End end = recipe.run("rollback");
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.said()).contains("no former_slot");
    }

    @Test
    void a_system_that_runs_from_neither_copy_is_left_alone() throws IOException {
        boots("/dev/disk9", "1.0.0");
        for (String verb : List.of("running", "commit")) {
            Program.End end = recipe.run(verb);
            assertThat(end.status()).isEqualTo(1);
            assertThat(end.said()).contains("runs from '/dev/disk9'");
        }
        assertThat(recipe.install(image, "2.0.0").status()).isEqualTo(1);
        assertThat(copyA).isEmptyFile();
        assertThat(copyB).isEmptyFile();
    }

    private void boots(String root, String version) throws IOException {
        Files.writeString(folder.resolve("root"), root + "\n");
        Files.writeString(folder.resolve("version"), version + "\n");
    }

    private void assertEnvironment(String... lines) {
        assertThat(Program.succeed(folder.resolve("bin/fw_printenv").toString()).lines())
                .containsExactlyInAnyOrder(lines);
    }
}
