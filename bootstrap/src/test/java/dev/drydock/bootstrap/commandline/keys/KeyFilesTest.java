package dev.drydock.bootstrap.commandline.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {
    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void enter() {
        room = new KeyRoom(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "ES256"})
    void a_new_key_is_for_its_owner_alone_and_its_public_half_for_everybody(String algorithm) throws IOException {
        String printed = room.run("keys new @k.pem --alg " + algorithm);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(room.file("k.pem"))))
                .isEqualTo("rw-------");
        assertThat(room.text("k.pem")).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(printed).contains("Thumbprint:  " + room.thumbprint("k"), room.text("k.jwk"));
        assertThat(room.text("k.jwk")).startsWith("{\"kty\":").doesNotContain("\"d\"");
    }

    @Test
    void no_file_is_overwritten() {
        room.write("k.pem", "old").write("l.jwk", "old");

        assertThat(room.refused(2, "keys new @k.pem")).contains("k.pem' is there already, and is not overwritten");
        assertThat(room.refused(2, "keys new @l.pem")).contains("l.jwk' is there already");
        assertThat(room.text("k.pem")).isEqualTo("old");
        assertThat(room.file("l.pem")).doesNotExist();
        assertThat(room.file("k.jwk")).doesNotExist();
    }

    @Test
    void a_link_that_leads_nowhere_is_a_file_that_is_there() throws IOException {
        Files.createSymbolicLink(room.file("k.pem"), room.file("elsewhere"));

        assertThat(room.refused(2, "keys new @k.pem")).contains("is there already");
        assertThat(room.file("elsewhere")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        assertThat(room.refused(1, "keys new @no/k.pem")).contains("k.pem' cannot be written: there is no such file");
    }

    @Test
    void an_algorithm_that_is_not_taken_is_told() {
        assertThat(room.refused(2, "keys new @k.pem --alg RS256"))
                .contains("--alg wants EdDSA or ES256, and got 'RS256'");
    }

    @Test
    void a_key_without_a_pass_phrase_is_told_of() {
        TestConsole console = room.console();
        assertThat(console.run(room.arguments("keys new @k.pem"))).isZero();
        assertThat(console.err()).contains("No pass-phrase closes the private key");
    }

    @Test
    void a_pass_phrase_is_asked_for_twice_and_then_once_to_sign() {
        TestConsole maker = room.console().answering("Möwe 1", "Möwe 1");
        assertThat(maker.run(room.arguments("keys new @k.pem --passphrase"))).isZero();
        assertThat(room.text("k.pem")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");

        room.run("keys init-root --root @k.jwk -o @draft");
        TestConsole signer = room.console().answering("Möwe 1");
        assertThat(signer.run(room.arguments("keys sign @draft --key @k.pem -o @signed")))
                .as(signer.toString())
                .isZero();
        assertThat(signer.err()).contains("Pass-phrase of " + room.file("k.pem"));
    }

    @Test
    void two_pass_phrases_that_differ_make_no_key() {
        assertThat(room.refused(room.console().answering("one", "two"), 2, "keys new @k.pem --passphrase"))
                .contains("the two pass-phrases differ; nothing was written");
        assertThat(room.refused(room.console().answering("", ""), 2, "keys new @k.pem --passphrase"))
                .contains("a pass-phrase has at least one character");
        assertThat(room.refused(2, "keys new @k.pem --passphrase"))
                .contains("--passphrase asks at a terminal, and there is none; use --passphrase-file");
        assertThat(room.file("k.pem")).doesNotExist();
    }

    @Test
    void a_pass_phrase_comes_from_a_file_as_well() {
        room.write("secret", "word\nsecond line\n").run("keys new @k.pem --passphrase-file @secret");
        room.run("keys init-root --root @k.jwk -o @draft");

        room.run("keys sign @draft --key @k.pem --passphrase-file @secret -o @signed");
        assertThat(room.text("k.pem")).doesNotContain("word");
    }

    @Test
    void a_wrong_pass_phrase_signs_nothing() {
        room.write("secret", "word\n").write("other", "Word\n").run("keys new @k.pem --passphrase-file @secret");
        room.run("keys init-root --root @k.jwk -o @draft");

        assertThat(room.refused(2, "keys sign @draft --key @k.pem --passphrase-file @other -o @signed"))
                .contains(
                        "k.pem', line 1: the block ENCRYPTED PRIVATE KEY cannot be used: the pass-phrase does not open it");
        assertThat(room.refused(2, "keys sign @draft --key @k.pem -o @signed"))
                .contains(
                        "is closed with a pass-phrase, and nobody can be asked; name its file with --passphrase-file");
        assertThat(room.file("signed")).doesNotExist();
    }

    @Test
    void an_empty_file_of_a_pass_phrase_is_told() {
        room.write("secret", "\nword\n");
        assertThat(room.refused(2, "keys new @k.pem --passphrase-file @secret"))
                .contains("the first line of", "is empty");
        assertThat(room.refused(2, "keys new @k.pem --passphrase --passphrase-file @secret"))
                .contains("exclude each other");
    }

    @Test
    void a_private_key_that_others_can_read_is_warned_of() throws IOException {
        room.keys("k");
        room.run("keys init-root --root @k.jwk -o @draft");
        Files.setPosixFilePermissions(room.file("k.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        TestConsole console = room.console();
        assertThat(console.run(room.arguments("keys sign @draft --key @k.pem -o @signed")))
                .isZero();
        assertThat(console.err()).contains("WARNING: --key:", "is open to others (rw-r--r--)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "no key|not JSON",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}|member 'x' is missing",
                "{\"kty\":\"RSA\",\"crv\":\"P-256\",\"x\":\"\"}|a key is of kty 'OKP' and crv 'Ed25519'",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}|no point of the curve",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"d\":\"AA\"}|unknown member 'd'",
                "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----|it is no key on Ed25519, nor an uncompressed one",
                "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----|holds no public key; make its file with: openssl",
            })
    void what_is_no_public_key_is_told(String content, String why) {
        room.write("k.jwk", content);
        assertThat(room.refused(2, "keys show @k.jwk"))
                .contains("FILE: '" + room.file("k.jwk") + "'")
                .contains(why);
        assertThat(room.refused(2, "keys init-root --root @k.jwk -o @draft")).contains(why);
    }

    @Test
    void what_is_no_private_key_is_told() {
        room.keys("k");
        room.run("keys init-root --root @k.jwk -o @draft");
        room.write("rsa.pem", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n")
                .write("bad.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
                .write(
                        "sealed.pem",
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");

        assertThat(room.refused(2, "keys sign @draft --key @k.jwk -o @signed"))
                .contains("holds no private key in PEM form");
        assertThat(room.refused(2, "keys sign @draft --key @rsa.pem -o @signed"))
                .contains("it is no PKCS#8; convert it with: openssl pkcs8 -topk8");
        assertThat(room.refused(2, "keys sign @draft --key @bad.pem -o @signed"))
                .contains("it is no key on Ed25519 or P-256; make one with 'drydock keys new'");
        assertThat(room.refused(room.console().answering("x"), 2, "keys sign @draft --key @sealed.pem -o @signed"))
                .contains("it is not closed with PBES2");
        assertThat(room.refused(2, "keys sign @draft --key @none.pem -o @signed"))
                .contains("does not exist");
    }
}
