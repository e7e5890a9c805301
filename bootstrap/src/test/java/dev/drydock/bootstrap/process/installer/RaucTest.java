package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for RAUC, with a program in its place that writes down what it is told, and says what RAUC 1.8 did. */
class RaucTest {
    private static final String STATUS = "status --detailed --output-format=shell";

    @TempDir
    Path folder;

    private Path image;
    private Recipe recipe;

    @BeforeEach
    void prepare() throws IOException {
        image = Files.createFile(folder.resolve("image.raucb"));
        recipe = Recipe.of("rauc", folder, "former='" + folder.resolve("former") + "'");
        booted(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_runs_is_the_booted_slot_and_the_bundle_in_it(int slot) throws IOException {
        booted(slot);
        assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "rootfs." + slot + " " + (slot + 1) + ".0.0\n"));
        assertThat(calls()).containsExactly(STATUS);
    }

    @Test
    void a_slot_from_the_factory_has_the_version_of_its_system() throws IOException {
        Files.writeString(folder.resolve("status"), status(0).replace("'1.0.0'", "''"));
        Program.End end = recipe.run("running");
        assertThat(end.status()).isZero();
        assertThat(end.said()).startsWith("rootfs.0 ").hasSizeGreaterThan("rootfs.0 \n".length());
    }

    @Test
    void an_image_is_installed_once_the_booted_slot_is_written_down() throws IOException {
        Program.End end = recipe.install(image, "2.0.0");
        assertThat(end).isEqualTo(new Program.End(0, " 99% Updating slots done.\n"));
        assertThat(calls()).containsExactly(STATUS, "install " + image);
        assertThat(folder.resolve("former")).hasContent("rootfs.0");
    }

    @Test
    void a_bundle_that_is_refused_is_refused() throws IOException {
        Files.writeString(folder.resolve("install.exit"), "1");
        assertThat(recipe.install(image, "2.0.0").status()).isEqualTo(1);
    }

    @Test
    void a_commit_marks_the_booted_slot_good() throws IOException {
        assertThat(recipe.run("commit").status()).isZero();
        assertThat(calls()).containsExactly("status mark-good");
    }

    @Test
    void a_roll_back_makes_the_slot_active_that_was_booted_at_the_install() throws IOException {
        recipe.install(image, "2.0.0");
        for (int slot : new int[] {1, 0}) {
            booted(slot);
            Files.delete(folder.resolve("calls"));
            assertThat(recipe.run("rollback").status()).isZero();
            assertThat(calls()).containsExactly("status mark-active rootfs.0");
        }
    }

    @Test
    void a_roll_back_before_anything_was_installed_is_refused() {
        Program.End end = recipe.run("rollback");
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.said()).contains("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "install", "commit"})
    void without_its_service_nothing_succeeds(String verb) throws IOException {
        Files.writeString(folder.resolve("status.exit"), "1");
        Program.End end = verb.equals("install") ? recipe.install(image, "2.0.0") : recipe.run(verb);
        assertThat(end.status()).isEqualTo(1);
        assertThat(folder.resolve("former")).doesNotExist();
    }

    private void booted(int slot) throws IOException {
        Files.writeString(folder.resolve("status"), status(slot));
        recipe.withProgram(
                folder,
                "rauc",
                "cd '" + folder + "'",
                "echo \"$*\" >>calls",
                "case \"$*\" in",
                "  status*format*) cat status ;;",
                "  install*) echo ' 99% Updating slots done.' ;;",
                "esac",
                "[ ! -e \"$1.exit\" ] || exit \"$(cat \"$1.exit\")\"");
    }

    private static String status(int booted) {
        return """
                RAUC_SYSTEM_COMPATIBLE='gateway'
                RAUC_SYSTEM_VARIANT=''
                RAUC_SYSTEM_BOOTED_BOOTNAME='%s'
                RAUC_BOOT_PRIMARY='rootfs.0'
                RAUC_SYSTEM_SLOTS='rootfs.1 rootfs.0'
                RAUC_SLOTS='1 2'
                RAUC_SLOT_STATE_1='%s'
                RAUC_SLOT_DEVICE_1='/dev/mmcblk0p3'
                RAUC_SLOT_STATUS_BUNDLE_VERSION_1='2.0.0'
                RAUC_SLOT_STATUS_BUNDLE_DESCRIPTION_1='it'\\''s new'
                RAUC_SLOT_STATE_2='%s'
                RAUC_SLOT_DEVICE_2='/dev/mmcblk0p2'
                RAUC_SLOT_STATUS_BUNDLE_VERSION_2='1.0.0'

                """.formatted(
                booted == 1 ? "B" : "A", booted == 1 ? "booted" : "inactive", booted == 1 ? "inactive" : "booted");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }
}
