package dev.drydock.bootstrap.commandline.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device whose trust cannot be what its owner meant does not start: status 2, with the place and what to do. */
class TrustOptionsTest {
    private static final String DEVICE = "device --id d --broker mqtt://127.0.0.1:1 --state-dir @state ";
    private static final String SIGNED = DEVICE + "--trust @trust --model gw ";

    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void enter() throws IOException {
        room = new KeyRoom(folder).withKeySet();
        rights("trust", "rwxr-xr-x");
        rights("trust/keyset.json", "rw-r--r--");
    }

    private void rights(String name, String rights) throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "there are no rights here");
        Files.setPosixFilePermissions(room.file(name), PosixFilePermissions.fromString(rights));
    }

    /** Asserts that nothing was begun. */
    private String refused(String words, String... more) {
        String said = room.refused(2, words, more);
        assertThat(said).startsWith("drydock: ").hasLineCount(1);
        assertThat(room.file("state")).doesNotExist();
        return said;
    }

    @Test
    void a_trust_folder_that_is_not_there_or_is_none_is_told_by_its_path() throws IOException {
        assertThat(refused(DEVICE + "--model gw --trust @nothing"))
                .contains("--trust: '" + room.file("nothing") + "' is no folder with a keyset.json in it");
        assertThat(refused(DEVICE + "--model gw --trust @draft")).contains("is no folder with a keyset.json in it");
        Files.createDirectory(room.file("empty"));
        rights("empty", "rwxr-xr-x");
        assertThat(refused(DEVICE + "--model gw --trust @empty"))
                .contains("--trust: '" + room.file("empty/keyset.json") + "' does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "[]", "{\"payload\":\"e30\",\"signatures\":[]}"})
    void a_key_set_that_is_none_is_told_by_its_path(String text) {
        room.write("trust/keyset.json", text);
        assertThat(refused(SIGNED)).contains("--trust: '" + room.file("trust/keyset.json") + "' is no key set: ");
    }

    @Test
    void a_key_set_of_nine_kilobytes_is_no_key_set() {
        room.write("trust/keyset.json", room.text("trust/keyset.json") + " ".repeat(9_000));
        assertThat(refused(SIGNED)).contains("is no key set: ", "8192");
    }

    @Test
    void a_key_set_that_does_not_meet_its_own_threshold_is_not_trusted() {
        room.write("trust/keyset.json", room.text("draft"));
        assertThat(refused(SIGNED)).contains("cannot be trusted: ", "0 of the roots, and needs 2");

        room.run("keys sign @draft --key @a.pem -o @one");
        room.write("trust/keyset.json", room.text("one"));
        assertThat(refused(SIGNED))
                .contains(
                        "'" + room.file("trust/keyset.json") + "' cannot be trusted: ", "1 of the roots, and needs 2");
    }

    @ParameterizedTest
    @CsvSource({"trust, rwxrwxr-x", "trust, rwxr-xrwx", "trust/keyset.json, rw-rw-r--", "trust/keyset.json, rw-r--rw-"})
    void a_folder_or_key_set_that_others_may_write_is_refused_with_the_command_that_closes_it(
            String name, String rights) throws IOException {
        rights(name, rights);
        Path path = room.file(name);
        assertThat(refused(SIGNED))
                .contains("--trust: '" + path + "' can be written by others (" + rights
                        + "); close it with: chmod go-w " + path);
    }

    @Test
    void a_floor_that_others_may_write_is_refused() throws IOException {
        room.write("trust/floor.json", "{\"sequence\":1,\"counter\":0}");
        rights("trust/floor.json", "rw-rw-rw-");
        assertThat(refused(SIGNED)).contains("chmod go-w " + room.file("trust/floor.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"sequence\":31}",
                "{\"counter\":1}",
                "{\"sequence\":\"31\",\"counter\":0}",
                "{\"sequence\":-1,\"counter\":0}",
                "{\"sequence\":1.5,\"counter\":0}",
                "{\"sequence\":4503599627370496,\"counter\":0}",
                "{\"sequence\":1,\"counter\":2147483648}",
                "{\"sequence\":1,\"sequence\":2,\"counter\":0}",
                "{\"sequence\":1,\"counter\":0,\"time\":\"2026-01-01T00:00:00Z\"}",
                "{\"sequence\":1,\"counter\":0,\"at\":null}",
                "{\"sequence\":1,\"counter\":0,\"at\":{\"epoch\":1}}",
                "{\"sequence\":1,\"counter\":0}{}",
            })
    void a_floor_that_is_none_is_told_by_its_path(String text) throws IOException {
        room.write("trust/floor.json", text);
        rights("trust/floor.json", "rw-r--r--");
        assertThat(refused(SIGNED)).contains("--trust: '" + room.file("trust/floor.json") + "' is no floor: ");
    }

    @Test
    void a_device_that_asks_for_manifests_needs_a_model() {
        assertThat(refused(DEVICE + "--trust @trust"))
                .contains(
                        "--trust needs the device's model, which manifests name; add --model NAME or --model-file FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " gw", "gw ", "gw\n", "g\u00fc", "\u0261w", "a\u0000b"})
    void a_model_or_a_revision_is_printable_ascii_without_a_blank_at_the_ends(String name) {
        assertThat(refused(DEVICE + "--trust @trust", "--model", name)).contains("--model: expected 1 to 64 printable");
        assertThat(refused(SIGNED, "--hardware", name)).contains("--hardware: expected 1 to 64 printable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\n", " gw", "g\u00fc", "gw\nother", "a\u0000b"})
    void a_file_has_one_model_or_revision(String text) {
        room.write("name", text);
        assertThat(refused(DEVICE + "--trust @trust --model-file @name"))
                .contains("--model-file: expected 1 to 64 printable");
        assertThat(refused(SIGNED + "--hardware-file @name")).contains("--hardware-file: expected 1 to 64 printable");
    }

    @Test
    void a_file_that_is_not_there_is_told_by_its_path() {
        assertThat(refused(DEVICE + "--trust @trust --model-file @none"))
                .contains("--model-file: '" + room.file("none") + "' does not exist");
        assertThat(refused(SIGNED + "--hardware-file @trust")).contains("--hardware-file wants a file");
    }

    @Test
    void a_name_and_a_file_exclude_each_other() {
        room.write("name", "gw");
        assertThat(refused(SIGNED + "--model-file @name")).contains("--model and --model-file exclude each other");
        assertThat(refused(SIGNED + "--hardware b --hardware-file @name"))
                .contains("--hardware and --hardware-file exclude each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--allow-unsigned", "--image-type image", "--counter-store /bin/true"})
    void options_of_trust_want_a_trust_folder(String option) {
        assertThat(refused(DEVICE + "--model gw " + option))
                .contains(option.split(" ")[0] + " goes with --trust DIR alone");
    }

    @ParameterizedTest
    @CsvSource({
        "DRYDOCK_ALLOW_UNSIGNED, true, --allow-unsigned goes with --trust",
        "DRYDOCK_IMAGE_TYPE, rauc, --image-type goes with --trust",
        "DRYDOCK_COUNTER_STORE, /bin/true, --counter-store goes with --trust",
        "DRYDOCK_TRUST, /no/such/folder, --trust: '/no/such/folder' is no folder",
        "DRYDOCK_MODEL_FILE, /no/such/file, --model and --model-file exclude each other",
        "DRYDOCK_HARDWARE_FILE, /no/such/file, --hardware-file: '/no/such/file' does not exist",
        "DRYDOCK_HARDWARE, ' ', --hardware: expected 1 to 64",
    })
    void the_environment_says_all_of_it_too(String variable, String value, String why) {
        String said = room.refused(room.console().with(variable, value), 2, DEVICE + "--model gw");
        assertThat(said).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Image", "-image", "two words", "a/b", "0123456789012345678901234567890123"})
    void an_image_type_is_a_short_word(String type) {
        assertThat(refused(SIGNED, "--image-type", type)).contains("--image-type: expected 1 to 32 characters");
    }

    @Test
    void a_counter_store_is_a_program_that_can_be_run() {
        assertThat(refused(SIGNED, "--counter-store", " ")).contains("--counter-store wants a command");
        assertThat(refused(SIGNED, "--counter-store", "'/bin/true"))
                .contains("--counter-store: the quote ' is not closed");
        assertThat(refused(SIGNED + "--counter-store @none"))
                .contains("--counter-store: " + room.file("none") + " is no program that can be run here");
        assertThat(refused(SIGNED + "--counter-store @trust")).contains("is no program that can be run here");
    }
}
