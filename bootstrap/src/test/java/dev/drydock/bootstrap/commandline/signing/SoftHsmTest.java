package dev.drydock.bootstrap.commandline.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that never leave a token, by PKCS#11 (SoftHSM): a root and a release key. */
class SoftHsmTest {
    private static final List<Path> MODULES =
            List.of(Path.of("/usr/lib/softhsm/libsofthsm2.so"), Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    @TempDir
    Path folder;

    private KeyRoom room;
    private Shell shell;
    private String tool;

    @BeforeEach
    void enter() {
        Shell.needs("softhsm2-util", "pkcs11-tool", "openssl");
        assumeTrue(MODULES.stream().anyMatch(Files::exists), "the module of SoftHSM is not where it is looked for");
        Path module = MODULES.stream().filter(Files::exists).findFirst().orElseThrow();
        room = new KeyRoom(folder).write("new.img", "the new image").write("tokens/x", "");
        room.write(
                "softhsm.conf",
                "directories.tokendir = " + folder + "/tokens\nobjectstore.backend = file\nlog.level = ERROR\n");
        tool = "pkcs11-tool --module " + module + " --login --pin 1234";
        shell = new Shell(folder, Map.of("SOFTHSM2_CONF", folder + "/softhsm.conf"));
        shell.run("softhsm2-util --init-token --free --label drydock --pin 1234 --so-pin 12345678");
    }

    @Test
    void a_root_and_a_release_key_in_a_token_sign_with_es256() {
        for (String id : List.of("01", "02")) {
            shell.run(tool + " --keypairgen --key-type EC:prime256v1 --usage-sign --id " + id + " --label key-" + id);
            shell.run(tool + " --read-object --type pubkey --id " + id + " -o key;"
                    + "openssl pkey -pubin -in key -out key-" + id + ".pub");
        }
        room.run("keys init-root --root @key-01.pub --release @key-02.pub -o @draft");

        room.run("keys sign @draft --public-key @key-01.pub -o @signed --signer-command", signer("01"));
        room.write("trust/x", "").run("keys finish @signed -o @trust/keyset.json");
        String sign = "sign @new.img --model gw --version 2.1 --sequence 31 --public-key @key-02.pub ";
        room.run(sign + "-o @31 --signer-command", signer("02"));

        assertThat(room.run("verify @new.img @31 --trust @trust --model gw")).contains("ok      signature");
        assertThat(room.text("31")).doesNotContain("1234");
        assertThat(room.refused(1, sign + "-o @32 --signer-command", signer("01")))
                .contains("not signed: the signature is not of the key");
        assertThat(room.refused(
                        1, sign + "-o @32 --signer-command", signer("02").replace("1234", "4321")))
                .contains("not signed: the signer command ended with exit code 1", "CKR_PIN_INCORRECT");
        assertThat(room.file("32")).doesNotExist();
    }

    @Test
    void a_key_in_a_token_signs_with_eddsa() {
        assumeTrue(shell.run(tool + " --list-mechanisms").contains("EDDSA"), "the token has no EdDSA");
        shell.run(tool + " --keypairgen --key-type EC:edwards25519 --usage-sign --id 03 --label key-03");
        shell.run(tool + " --read-object --type pubkey --id 03 -o key;" + "openssl pkey -pubin -in key -out key.pub");
        room.keys("a");
        room.run("keys init-root --root @a.jwk --release @key.pub -o @draft");
        room.finish("draft", "", "trust/keyset.json", "a");

        room.run(
                "sign @new.img --model gw --version 2.1 --sequence 31 --public-key @key.pub -o @31 --signer-command",
                "SOFTHSM2_CONF=" + folder + "/softhsm.conf " + tool + " --sign --mechanism EDDSA --id 03");

        assertThat(room.run("verify @new.img @31 --trust @trust --model gw")).contains("ok      signature");
    }

    private String signer(String id) {
        return "openssl dgst -sha256 -binary | SOFTHSM2_CONF=" + folder + "/softhsm.conf " + tool
                + " --sign --mechanism ECDSA --signature-format rs --id " + id;
    }
}
