package dev.drydock.files.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.files.disk.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOpenInstallationTest {
    private final String mark = UUID.randomUUID().toString();

    @TempDir
    Path folder;

    private StateFolder state;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void a_run_is_open_from_its_beginning_to_its_end_and_for_every_start_of_the_app() {
        assertThat(note().mark()).isEmpty();
        note().begin(mark);
        assertThat(note().mark()).contains(mark);
        note().end(mark);
        assertThat(note().mark()).isEmpty();
    }

    @Test
    void the_end_of_a_run_does_not_end_the_one_that_has_begun_since() {
        note().begin(UUID.randomUUID().toString());
        note().begin(mark);
        note().end(UUID.randomUUID().toString());
        assertThat(note().mark()).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "../../../etc", "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa\nmore"})
    void what_is_no_mark_is_no_run(String text) throws IOException {
        Files.writeString(folder.resolve("installation"), text);
        assertThat(note().mark()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> note().begin(text));
    }

    private FileOpenInstallation note() {
        return new FileOpenInstallation(state.files());
    }
}
