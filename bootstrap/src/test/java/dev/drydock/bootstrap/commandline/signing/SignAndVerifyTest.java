package dev.drydock.bootstrap.commandline.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignAndVerifyTest {
    private static final String SIGN = "sign @new.img --model gw-10 --version 2.1 --sequence 31 --key @r.pem ";
    private static final String VERIFY = "verify @new.img @31 --trust @trust ";

    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void enter() {
        room = new KeyRoom(folder)
                .withKeySet()
                .write("new.img", "the new image")
                .write("old.img", "the old image");
    }

    @Test
    void an_image_is_verified_check_by_check() {
        assertThat(room.run(SIGN + "--hardware b --device d-1 --counter 2 -o @31"))
                .contains("version 2.1, sequence 31, security counter 2, until 2027-03-01T10:00:00Z, signed by "
                        + room.thumbprint("r"));

        assertThat(room.run(VERIFY + "--model gw-10 --hardware b --device d-1 --type image"))
                .isEqualTo(("""
                        ok      signature          Release key %s of key set 1.1 made it.
                        ok      form               It is the manifest of version 2.1, sequence 31, security counter 2.
                        ok      size               The image has 13 bytes.
                        ok      digest             The image has the digest sha256:%s.
                        ok      key-in-time        The release key has not expired by the device's time.
                        ok      right-model        The manifest names the device's model.
                        ok      right-hardware     Where the manifest names hardware revisions, the device's is among them.
                        ok      right-device       Where the manifest names devices, this one is among them.
                        ok      right-type         The manifest's type is the one that the device installs.
                        ok      in-time            The manifest has not expired by the device's time.
                        """)
                        .formatted(
                                room.thumbprint("r"),
                                "a36441dc7f9732ec1fad1f9a3e1855723e93d9dacdbaf3d27c6b16269adda2c5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--model gw-100|wrong-model        it is for 'gw-10'; the device is 'gw-100'",
                "--model GW-10|wrong-model",
                "--hardware a|wrong-hardware",
                "--device d-2|wrong-device",
                "--type bundle|wrong-type",
                "--at 2027-03-02|manifest-expired   it expired at 2027-03-01T10:00:00Z",
                "--at 2029-01-01|key-expired",
            })
    void one_check_that_fails_is_told_and_ends_with_status_1(String asked, String why) {
        room.run(SIGN + "--hardware b --device d-1 -o @31");
        assertThat(room.refused(1, VERIFY + asked)).contains("REFUSED " + why);
    }

    @Test
    void another_image_is_told_by_its_bytes_and_its_size() {
        room.run(SIGN + "-o @31");
        room.write("new.img", "the Few image");
        assertThat(room.refused(1, VERIFY.strip())).contains("ok      size", "REFUSED digest ");
        room.write("new.img", "the new image.");
        assertThat(room.refused(1, VERIFY.strip()))
                .contains("REFUSED size               the image has 14 bytes; the manifest says 13");
    }

    @Test
    void every_character_of_a_manifest_counts() {
        room.run(SIGN + "-o @31");
        String token = room.text("31").strip();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            room.write("31", token.substring(0, i) + other + token.substring(i + 1) + "\n");
            assertThat(room.refused(1, VERIFY.strip()))
                    .as("character %d", i)
                    .startsWith("REFUSED ")
                    .hasLineCount(1);
        }
    }

    @Test
    void every_character_of_a_key_set_counts() {
        room.run(SIGN + "-o @31");
        String set = room.text("trust/keyset.json");
        for (int i = 0; i < set.length(); i++) {
            char other = set.charAt(i) == 'A' ? 'B' : 'A';
            room.write("trust/keyset.json", set.substring(0, i) + other + set.substring(i + 1));
            assertThat(room.refused(2, VERIFY.strip())).as("character %d", i).contains("drydock: --trust: '");
        }
    }

    @Test
    void what_is_no_manifest_is_told() {
        room.write("31", "nothing");
        assertThat(room.refused(1, VERIFY.strip()))
                .isEqualTo(
                        "REFUSED manifest-malformed the manifest: a token has three parts with dots between them, and "
                                + "this one has 1\n");
        assertThat(room.refused(2, "verify @new.img @none --trust @trust")).contains("MANIFEST: ", "does not exist");
        assertThat(room.refused(2, "verify @none @31 --trust @trust")).contains("IMAGE: ", "does not exist");
    }

    @Test
    void a_key_that_nobody_named_or_that_was_revoked_is_told() {
        room.run(SIGN + "-o @31");
        room.keys("stranger");
        room.run(SIGN.replace("@r.pem", "@stranger.pem") + "-o @strange");
        assertThat(room.refused(1, "verify @new.img @strange --trust @trust")).contains("REFUSED unknown-key");

        room.run("keys revoke @trust/keyset.json @r.jwk -o @n2");
        room.finish("n2", "trust/keyset.json", "later/keyset.json", "a", "b");
        assertThat(room.refused(1, "verify @new.img @31 --trust @later")).contains("REFUSED key-revoked");
    }

    @Test
    void a_root_signs_no_manifest() {
        room.run(SIGN.replace("@r.pem", "@a.pem") + "-o @31");
        assertThat(room.refused(1, VERIFY.strip())).contains("REFUSED unknown-key");
    }

    @Test
    void a_folder_of_trust_holds_a_key_set_that_meets_its_own_threshold() throws IOException {
        room.run(SIGN + "-o @31");
        assertThat(room.refused(2, "verify @new.img @31 --trust @none"))
                .contains("--trust: ", "keyset.json' does not exist");
        Files.createDirectory(room.file("empty"));
        assertThat(room.refused(2, "verify @new.img @31 --trust @empty")).contains("keyset.json' does not exist");
        room.run("keys sign @draft --key @a.pem -o @one");
        room.write("few/keyset.json", room.text("one"));
        assertThat(room.refused(2, "verify @new.img @31 --trust @few"))
                .contains("cannot be trusted: it has signatures of 1 of the roots, and needs 2");
        room.write("few/keyset.json", "{}");
        assertThat(room.refused(2, "verify @new.img @31 --trust @few"))
                .contains("is no key set: member 'payload' is missing");
    }

    @Test
    void the_way_back_is_a_second_manifest_over_the_old_bytes() {
        assertThat(room.run(SIGN + "--counter 2 -o @31 --back @old.img --back-version 2.0"))
                .contains("31: version 2.1, sequence 31")
                .contains("31.back: version 2.0, sequence 32, security counter 2, until 2026-12-31T10:00:00Z");

        assertThat(room.run("verify @old.img @31.back --trust @trust --model gw-10"))
                .contains("It is the manifest of version 2.0, sequence 32, security counter 2, only from 31.");
    }

    @Test
    void a_way_back_has_a_version_and_other_bytes_and_a_place() {
        assertThat(room.refused(2, SIGN + "-o @31 --back @old.img")).contains("--back and --back-version go together");
        assertThat(room.refused(2, SIGN + "-o @31 --back-output @x")).contains("--back-output goes with --back");
        assertThat(room.refused(2, SIGN + "-o @31 --back @new.img --back-version 2.0"))
                .contains("have the same bytes");
        room.write("31.back", "");
        assertThat(room.refused(2, SIGN + "-o @31 --back @old.img --back-version 2.0"))
                .contains("31.back' is there already");
        assertThat(room.file("31")).doesNotExist();
        room.run(SIGN + "-o @31 --back @old.img --back-version 2.0 --back-output @way --back-expires 2026-12-24");
        assertThat(room.run("verify @old.img @way --trust @trust")).contains("sequence 32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--sequence 31|--sequence 0|--sequence wants 1 to 4503599627370495, and got 0",
                "--sequence 31|--sequence 4503599627370496|--sequence wants 1 to 4503599627370495, and got 4503599627370496",
                "--sequence 31|--sequence x|expected a whole number, and got 'x'",
                "--sequence 31||Missing required option: '--sequence=N'",
                "--model gw-10||Missing required option: '--model=MODEL'",
                "--model gw-10|--model gw-10 --model gw-10|a model is named twice",
                "--version 2.1|--version 2/1|a version is 1 to 64 characters",
                "--version 2.1|--version 2.1 --counter -1|--counter wants 0 to 2147483647, and got -1",
                "--version 2.1|--version 2.1 --counter 2147483648|--counter wants 0 to 2147483647, and got 2147483648",
                "--version 2.1|--version 2.1 --expires 2026-01-01|--expires: 2026-01-01T00:00:00Z has passed",
                "--version 2.1|--version 2.1 --expires soon|--expires: 'soon' is not a duration",
                "--version 2.1|--version 2.1 --type Image|a type is 1 to 32 characters",
                "--version 2.1|--version 2.1 --device a/b|",
                "--version 2.1|--version 2.1 --only-from -1|onlyFrom has at most 32 sequences",
                "--key @r.pem||a signature is made with --key or by --signer-command; say one of them",
                "--key @r.pem|--key @r.pem --public-key @r.jwk|--public-key goes with --signer-command",
                "@new.img|@none.img|IMAGE: ",
            })
    void a_manifest_that_cannot_be_is_not_signed(String good, String bad, String why) {
        String words = (SIGN.replace(good, bad == null ? "" : bad) + "-o @31").replaceAll(" +", " ");
        assertThat(room.refused(2, words)).contains(why == null ? "" : why);
        assertThat(room.file("31")).doesNotExist();
    }

    @Test
    void a_manifest_names_at_most_20_devices() {
        String devices = IntStream.range(0, 21).mapToObj(i -> "d" + i).collect(Collectors.joining(","));
        assertThat(room.refused(2, SIGN + "--device " + devices + " -o @31"))
                .contains("a manifest names at most 20 devices");
    }

    @Test
    void a_manifest_that_no_twin_could_carry_is_not_written() {
        String models = IntStream.range(0, 31).mapToObj(i -> i + "m".repeat(60)).collect(Collectors.joining(","));
        String hardware =
                IntStream.range(0, 32).mapToObj(i -> i + "h".repeat(60)).collect(Collectors.joining(","));
        assertThat(room.refused(1, SIGN + "--model " + models + " --hardware " + hardware + " -o @31"))
                .contains("no device would take this manifest: a manifest has at most 4096 characters");
        assertThat(room.file("31")).doesNotExist();
    }

    @Test
    void a_manifest_is_never_overwritten() {
        room.write("31", "mine");
        assertThat(room.refused(2, SIGN + "-o @31")).contains("--output: ", "is there already");
        assertThat(room.text("31")).isEqualTo("mine");
    }

    @Test
    void an_expired_key_signs_what_nobody_takes_as_verify_tells() {
        room.at(KeyRoom.NOW.plus(Duration.ofDays(800)));
        room.run(SIGN + "-o @31");
        assertThat(room.refused(1, VERIFY.strip()))
                .contains("REFUSED manifest-malformed", "after its key's last moment");
    }
}
