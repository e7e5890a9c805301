package dev.drydock.bootstrap.commandline.remote.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code drydock image add --manifest}. */
class SignedImagesTest {
    private static final String IMAGE = "{\"name\":\"gw-2.1\",\"version\":\"2.1\",\"size\":13}";
    private static final String MANIFESTS = "POST /api/v1/images/gw-2.1/manifests";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void sign() {
        room = new KeyRoom(folder)
                .withKeySet()
                .write("new.img", "the new image")
                .write("old.img", "the old image")
                .write("other.img", "another image");
        room.run("sign @new.img --model gw --version 2.1 --sequence 31 --key @r.pem -o @31 --back @old.img "
                + "--back-version 2.0");
    }

    private int add(String options) {
        String[] words = ("image add " + options).split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] =
                    words[i].startsWith("@") ? room.file(words[i].substring(1)).toString() : words[i];
        }
        return server.run(words);
    }

    private String body(String manifest) {
        return "{\"manifest\":\"" + room.text(manifest).strip() + "\"}";
    }

    @Test
    void an_image_and_its_manifest_which_says_the_version_are_added_one_after_the_other() {
        server.on("PUT /api/v1/images/gw-2.1/content", 201, IMAGE).on(MANIFESTS, 201, IMAGE);

        assertThat(add("@new.img --model gw --manifest @31")).as(server.err()).isZero();

        assertThat(server.lines().get(0)).startsWith("PUT /api/v1/images/gw-2.1/content?version=2.1&model=gw&digest=");
        assertThat(server.lines().get(1)).isEqualTo(MANIFESTS);
        assertThat(server.last().text()).isEqualTo(body("31"));
        assertThat(server.last().header("Idempotency-key")).matches("[0-9a-f-]{36}");
        assertThat(server.out())
                .contains("Image:       gw-2.1")
                .doesNotContain(room.text("31").strip());
    }

    @Test
    void an_image_that_is_there_gets_one_manifest_more() {
        server.on("POST /api/v1/images/old/manifests", 201, IMAGE);

        assertThat(add("--name old --manifest @31.back")).as(server.err()).isZero();

        assertThat(server.lines()).containsExactly("POST /api/v1/images/old/manifests");
        assertThat(server.last().text()).isEqualTo(body("31.back"));
    }

    @Test
    void a_manifest_that_the_server_refuses_leaves_an_image_and_a_word_about_that() {
        server.on("PUT /api/v1/images/gw-2.1/content", 201, IMAGE)
                .on(MANIFESTS, 422, "{\"code\":\"manifest-disagrees\",\"detail\":\"it is of another one\"}");

        assertThat(add("@new.img --model gw --manifest @31")).isEqualTo(2);

        assertThat(server.err())
                .contains("image gw-2.1 was added, and a manifest of it was not:", "it is of another one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @other.img --manifest @31                     | it says sha256:
            @new.img --manifest @31.back                  | it says sha256:
            @new.img --version 2.0 --manifest @31         | it says version 2.1, not 2.0
            @new.img --manifest @31 --manifest @31.back   | it says version 2.0, not 2.1
            @new.img --manifest @new.img                  | is no manifest: a token has three parts
            @new.img --manifest @nothing                  | does not exist
            @new.img                                      | --version VERSION is missing
            --manifest @31                                | or --name and --manifest for an image that is there
            --name old                                    | or --name and --manifest for an image that is there
            --name old --version 2.1 --manifest @31       | go with FILE or --uri
            --name old --model gw --manifest @31          | go with FILE or --uri
            --uri http://h/i --size 14 --digest sha256:a36441dc7f9732ec1fad1f9a3e1855723e93d9dacdbaf3d27c6b16269adda2c5 \
            --manifest @31 | it says an image of 13 bytes, not 14
            """)
    void what_does_not_fit_is_refused_before_anything_is_asked(String options, String message) {
        assertThat(add(options)).isEqualTo(2);

        assertThat(server.err()).contains(message);
        assertThat(server.asked()).isEmpty();
    }
}
