package dev.drydock.bootstrap.commandline.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signers that are commands, and what they get wrong. A real one is in {@link OpensslToolsTest} and {@link SoftHsmTest}. */
class SignerCommandTest {
    private static final String SIGN = "sign @new.img --model gw --version 2.1 --sequence 31 -o @31 ";

    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void enter() {
        room = new KeyRoom(folder).withKeySet().write("new.img", "the new image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "true|printed 0 bytes, and a signature has exactly 64; it prints the raw bytes, neither text nor a line end",
                "head -c 63 /dev/zero|printed 63 bytes, and a signature has exactly 64",
                "head -c 65 /dev/zero|printed 65 bytes, and a signature has exactly 64",
                "head -c 100000 /dev/zero|printed 100000 bytes, and a signature has exactly 64",
                "printf 0; head -c 70 /dev/zero|printed 71 bytes, and a signature has exactly 64; this looks like DER",
                "head -c 64 /dev/zero|the signature is not of the key",
                "head -c 64 /dev/urandom|the signature is not of the key",
                "echo no token >&2; exit 3|the signer command ended with exit code 3; it said: no token",
                "exec no-such-program|the signer command ended with exit code 127",
            })
    void a_signer_that_gives_no_signature_of_its_key_leaves_no_file(String command, String why) {
        assertThat(room.refused(1, SIGN + "--public-key @r.jwk --signer-command", command))
                .contains("not signed: ")
                .contains(why);
        assertThat(room.file("31")).doesNotExist();
        assertThat(room.refused(1, "keys sign @draft -o @signed --public-key @a.jwk --signer-command", command))
                .contains(why);
        assertThat(room.file("signed")).doesNotExist();
    }

    @Test
    void a_signer_that_takes_too_long_is_ended() {
        assertThat(room.refused(
                        1, SIGN + "--public-key @r.jwk --signer-timeout 1s --signer-command", "exec tail -f /dev/null"))
                .contains("the signer command did not end within 1000 ms and was killed");
        assertThat(room.refused(2, SIGN + "--public-key @r.jwk --signer-timeout 1ms --signer-command", "true"))
                .contains("--signer-timeout: expected 1s or more");
    }

    @Test
    void a_signer_is_told_the_key_the_algorithm_and_the_digest_and_given_the_input() {
        String report = "env >" + room.file("env") + "; sha256sum >" + room.file("input");
        room.refused(1, SIGN + "--public-key @r.jwk --signer-command", report);

        String digest = room.text("input").substring(0, 64);
        assertThat(room.text("env"))
                .contains("DRYDOCK_KID=" + room.thumbprint("r") + "\n", "DRYDOCK_ALG=EdDSA\n")
                .contains("DRYDOCK_SHA256=" + digest + "\n")
                .contains("PATH=");
    }

    @Test
    void the_options_of_a_signer_go_together() {
        assertThat(room.refused(2, SIGN + "--signer-command", "true"))
                .contains("--signer-command wants the public half of its key as well, --public-key");
        assertThat(room.refused(2, SIGN + "--key @r.pem --public-key @r.jwk --signer-command", "true"))
                .contains("say one of them");
        assertThat(room.refused(2, SIGN + "--public-key @r.jwk --signer-command", " "))
                .contains("nothing but blanks");
        assertThat(room.refused(2, SIGN + "--public-key @r.jwk --passphrase-file @x --signer-command", "true"))
                .contains("--passphrase-file goes with --key");
        assertThat(room.refused(2, SIGN + "--public-key @none --signer-command", "true"))
                .contains("does not exist");
    }
}
