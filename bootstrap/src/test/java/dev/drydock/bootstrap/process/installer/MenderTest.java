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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for Mender's standalone client, with a program in its place that writes down what it is told. */
class MenderTest {
    private static final int NO_UPDATE_IN_PROGRESS = 2;

    @TempDir
    Path folder;

    private Path image;
    private Recipe recipe;

    @BeforeEach
    void prepare() throws IOException {
        image = Files.createFile(folder.resolve("image.mender"));
        recipe = Recipe.of("mender-update", folder, "version=2.0.0 slot=mmcblk0p3");
        recipe.withProgram(
                folder,
                "mender-update",
                "cd '" + folder + "'",
                "echo \"$*\" >>calls",
                "echo \"told to $1\"",
                "[ ! -e \"$1.exit\" ] || exit \"$(cat \"$1.exit\")\"");
    }

    @Test
    void an_artifact_is_installed_when_nothing_is_in_progress() throws IOException {
        ends("rollback", NO_UPDATE_IN_PROGRESS);
        ends("resume", NO_UPDATE_IN_PROGRESS);
        assertThat(recipe.install(image, "2.0.0")).isEqualTo(new Program.End(0, "told to install\n"));
        assertThat(calls()).containsExactly("rollback", "resume", "install " + image);
    }

    @Test
    void what_a_power_cut_left_in_progress_is_rolled_back_before() throws IOException {
        assertThat(recipe.install(image, "2.0.0").status()).isZero();
        assertThat(calls()).containsExactly("rollback", "install " + image);
    }

    @Test
    void what_runs_is_what_the_settings_say() throws IOException {
        assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "mmcblk0p3 2.0.0\n"));
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, NO_UPDATE_IN_PROGRESS})
    void a_commit_is_done_however_often_it_is_asked(int status) throws IOException {
        ends("commit", status);
        assertThat(recipe.run("commit").status()).isZero();
        assertThat(calls()).containsExactly("commit");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2"})
    void a_commit_that_a_power_cut_ended_is_resumed(int resumed, int expected) throws IOException {
        ends("commit", 1);
        ends("resume", resumed);
        assertThat(recipe.run("commit").status()).isEqualTo(expected);
        assertThat(calls()).containsExactly("commit", "resume");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,0", "1,1"})
    void a_roll_back_is_done_however_often_it_is_asked(int status, int expected) throws IOException {
        ends("rollback", status);
        assertThat(recipe.run("rollback").status()).isEqualTo(expected);
        assertThat(calls()).containsExactly("rollback");
    }

    @Test
    void an_artifact_that_is_refused_is_refused() throws IOException {
        ends("install", 1);
        assertThat(recipe.install(image, "2.0.0").status()).isEqualTo(1);
    }

    private void ends(String command, int status) throws IOException {
        Files.writeString(folder.resolve(command + ".exit"), Integer.toString(status));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }
}
