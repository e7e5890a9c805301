package dev.drydock.bootstrap.commandline.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order whose manifest is of something else is not given: status 2 before anything is connected. */
class ManifestOptionTest {
    private static final String UPDATE = "update d --broker mqtt://127.0.0.1:1 --connect-timeout 100ms ";
    private static final String FILE = UPDATE + "--image @new.img --manifest @31 ";
    private static final String ELSEWHERE = UPDATE + "--uri http://127.0.0.1:1/x --manifest @31 ";

    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void enter() {
        room = new KeyRoom(folder)
                .withKeySet()
                .write("new.img", "the new image")
                .write("other.img", "another image!")
                .write("same-size.img", "the old image");
        room.run("sign @new.img --model gw --version 2.1 --sequence 31 --key @r.pem -o @31");
    }

    @Test
    void a_manifest_of_another_image_is_refused() {
        assertThat(room.refused(2, UPDATE + "--image @other.img --manifest @31"))
                .contains("--manifest: it is of another image: it says an image of 13 bytes, not 14");
        assertThat(room.refused(2, UPDATE + "--image @same-size.img --manifest @31"))
                .contains("--manifest: it is of another image: it says sha256:", ", not sha256:");
        String digest = "sha256:" + "0".repeat(64);
        assertThat(room.refused(2, ELSEWHERE + "--size 13 --check-value " + digest))
                .contains("--manifest: it is of another image: it says sha256:", "not " + digest);
        assertThat(room.refused(2, ELSEWHERE + "--size 14 --check-value " + digest))
                .contains("it says an image of 13 bytes, not 14");
    }

    @Test
    void a_manifest_of_another_version_is_refused() {
        assertThat(room.refused(2, FILE + "--version 2.1.0"))
                .contains("--manifest: it is of another image: it says version 2.1, not 2.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no token", "a.b", "a.b.c", "e30.e30.", "{}"})
    void a_file_that_holds_no_manifest_is_told_by_its_path(String text) {
        room.write("31", text);
        assertThat(room.refused(2, FILE)).contains("--manifest: '" + room.file("31") + "' is no manifest: ");
    }

    @Test
    void a_manifest_that_says_something_else_than_manifests_do_is_refused() {
        String[] parts = room.text("31").strip().split("[.]");
        room.write("31", parts[0] + ".e30." + parts[2]);
        assertThat(room.refused(2, FILE)).contains("--manifest: ", "'format'");
    }

    @Test
    void a_manifest_that_is_not_there_is_told_by_its_path() {
        assertThat(room.refused(2, UPDATE + "--image @new.img --manifest @none"))
                .contains("--manifest: '" + room.file("none") + "' does not exist");
    }

    @Test
    void the_manifest_says_what_the_order_needs_so_that_nothing_is_missing() {
        assertThat(room.refused(3, FILE)).contains("127.0.0.1:1");
        assertThat(room.refused(3, ELSEWHERE)).contains("127.0.0.1:1");
    }
}
