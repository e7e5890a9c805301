package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules that every recipe of {@code examples/installers} keeps. */
class RecipesTest {
    private static final List<String> NAMES = List.of("swupdate", "rauc", "mender-update", "dpkg");

    @TempDir
    Path folder;

    @Test
    void shellcheck_finds_no_fault_with_them() {
        assumeTrue(
                Program.missing("shellcheck").isEmpty(),
                "SKIPPED: the recipes are not checked, there is no shellcheck on this machine");
        List<String> command = new ArrayList<>(List.of("shellcheck", "-s", "sh"));
        NAMES.forEach(name -> command.add(recipe(name).words().get(0)));
        assertThat(Program.run(Map.of("PATH", Program.PATH, "LANG", "C.UTF-8"), command.toArray(String[]::new)))
                .isEqualTo(new Program.End(0, ""));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void a_verb_that_it_does_not_know_is_refused(String name) {
        Program.End end = recipe(name).run("erase");
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.said()).isEqualTo("usage: " + name + " [SETTINGS] install|running|commit|rollback\n");
    }

    private Recipe recipe(String name) {
        return Recipe.of(name, folder, "package=gateway");
    }
}
