package dev.drydock.files.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path parent;

    /** A second app, as far as the folder is concerned. */
    public static final class SecondApp {
        public static void main(String[] arguments) throws IOException {
            StateFolder.open(Path.of(arguments[0]));
            System.out.println("open");
            System.in.read();
        }
    }

    @Test
    void a_folder_that_is_not_there_is_made_for_its_owner_alone() throws IOException {
        Path folder = parent.resolve("a/b");
        StateFolder.open(folder).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_second_app_in_the_same_process_is_refused() {
        try (StateFolder first = StateFolder.open(parent)) {
            assertThat(first.files().locate("x")).isEqualTo(parent.resolve("x").toString());
            assertThatThrownBy(() -> StateFolder.open(parent))
                    .isInstanceOf(StateFolderInUse.class)
                    .hasMessageContaining(parent + " is in use by another device app");
        }
        StateFolder.open(parent).close();
    }

    @Test
    void a_second_app_in_another_process_is_refused_until_that_one_is_killed() throws Exception {
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondApp.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = second.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> StateFolder.open(parent)).isInstanceOf(StateFolderInUse.class);
        } finally {
            second.destroyForcibly().waitFor();
        }
        StateFolder.open(parent).close();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        for (Path folder : new Path[] {file, file.resolve("below")}) {
            assertThatThrownBy(() -> StateFolder.open(folder))
                    .isInstanceOf(StateFolderUnusable.class)
                    .hasMessageContaining("the state folder " + folder);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() {
        assertThatThrownBy(() -> StateFolder.open(Path.of("/proc/drydock")))
                .isInstanceOf(StateFolderUnusable.class)
                .hasMessageContaining("cannot be made or written");
    }

    @Test
    void a_name_never_leads_out_of_the_folder() throws IOException {
        DurableFiles files = DurableFiles.at(parent);
        for (String name : new String[] {"../x", "/etc/passwd", "a/../../x"}) {
            assertThatThrownBy(() -> files.locate(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
