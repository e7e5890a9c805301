package dev.drydock.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubFolderTest {
    private Path place;
    private HubFolder folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        place = temporary.resolve("hub");
        folder = new HubFolder(place);
    }

    @Test
    void what_was_written_last_is_read() {
        folder.write("devices", "dev-1", thing(1));
        folder.write("devices", "dev-1", thing(2));
        folder.write("devices", "dev-2", thing(3));
        folder.write("policies", "owner", thing(4));

        assertThat(new HubFolder(place).readAll("devices")).containsExactly(thing(2), thing(3));
    }

    @Test
    void nothing_is_read_of_a_kind_that_nobody_wrote() {
        assertThat(folder.readAll("devices")).isEmpty();
    }

    @Test
    void what_was_removed_is_gone() {
        folder.write("devices", "dev-1", thing(1));

        folder.remove("devices", "dev-1");
        folder.remove("devices", "dev-1");

        assertThat(folder.readAll("devices")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a:b.c+d%e_f#g*h?i!j(k),l=m@n$o'p", "../../escape"})
    void any_name_makes_a_file_of_its_own_in_the_folder(String name) throws Exception {
        folder.write("devices", name, thing(1));

        assertThat(folder.readAll("devices")).containsExactly(thing(1));
        try (var files = Files.list(place.resolve("devices"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_name_of_128_characters_is_kept() {
        folder.write("devices", "#".repeat(128), thing(1));

        assertThat(folder.readAll("devices")).containsExactly(thing(1));
    }

    @Test
    void a_file_that_was_half_written_when_the_hub_was_killed_counts_for_nothing() throws Exception {
        folder.write("devices", "dev-1", thing(1));
        Files.writeString(place.resolve("devices/dev-1.json.new"), "{\"numb");

        assertThat(folder.readAll("devices")).containsExactly(thing(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"number\":", "[]", "no JSON"})
    void a_damaged_file_is_named_with_what_to_do(String content) throws Exception {
        folder.write("devices", "dev-1", thing(1));
        Path file = place.resolve("devices/dev-1.json");
        Files.writeString(file, content);

        assertThatThrownBy(() -> folder.readAll("devices"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("move it away to go on without it");
    }

    @Test
    void keys_are_for_the_owner_alone() throws Exception {
        folder.write("policies", "owner", thing(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("policies"))))
                .isEqualTo("rwx------");
    }

    private static ObjectNode thing(int number) {
        return JsonNodeFactory.instance.objectNode().put("number", number);
    }
}
