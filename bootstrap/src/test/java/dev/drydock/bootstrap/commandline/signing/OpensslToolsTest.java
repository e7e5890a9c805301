package dev.drydock.bootstrap.commandline.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and signatures of openssl, and ours read by it: none of the tools of this program is needed to sign. */
class OpensslToolsTest {
    private static final String SIGN = "sign @new.img --model gw --version 2.1 --sequence 31 -o @31 ";

    @TempDir
    Path folder;

    private KeyRoom room;
    private Shell shell;

    @BeforeEach
    void enter() {
        Shell.needs("openssl", "perl");
        room = new KeyRoom(folder).write("new.img", "the new image");
        shell = new Shell(folder, Map.of());
        room.keys("a");
    }

    private void trust(String releaseKey) {
        room.run("keys init-root --root @a.jwk --release @" + releaseKey + " -o @draft");
        room.finish("draft", "", "trust/keyset.json", "a");
    }

    @ParameterizedTest
    @CsvSource({"-algorithm ed25519", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256"})
    void a_key_of_openssl_signs_manifests_and_key_sets(String kind) {
        shell.run("openssl genpkey " + kind + " -out o.pem; openssl pkey -in o.pem -pubout -out o.pub;"
                + "openssl genpkey " + kind + " -aes256 -pass pass:Möwe -out root.pem;"
                + "openssl pkey -in root.pem -passin pass:Möwe -pubout -out root.pub");
        room.write("secret", "Möwe\n");
        room.run("keys init-root --root @root.pub --release @o.pub -o @draft");
        room.run("keys sign @draft --key @root.pem --passphrase-file @secret -o @signed");
        room.write("trust/x", "").run("keys finish @signed -o @trust/keyset.json");

        room.run(SIGN + "--key @o.pem");
        assertThat(room.run("verify @new.img @31 --trust @trust")).contains("ok      signature");
    }

    @ParameterizedTest
    @CsvSource({"EdDSA", "ES256"})
    void our_keys_are_read_by_openssl(String algorithm) {
        room.write("secret", "Möwe\n");
        room.run("keys new @k.pem --alg " + algorithm + " --passphrase-file @secret");
        shell.run("openssl pkey -in k.pem -passin file:secret -pubout -out k.pub");

        assertThat(room.run("keys show @k.pub")).isEqualTo(room.run("keys show @k.jwk"));
    }

    @Test
    void our_signature_is_verified_by_openssl_alone() {
        room.keys("r");
        trust("r.jwk");
        room.run(SIGN + "--key @r.pem");

        assertThat(shell.run("""
                        unpack() { tr '_-' '/+' | awk '{ while (length($0) % 4) $0 = $0 "="; print }' | openssl base64 -d -A; }
                        openssl pkey -in r.pem -pubout -out r.pub
                        cut -d. -f1,2 31 | tr -d '\\n' >input
                        cut -d. -f3 31 | unpack >signature
                        openssl pkeyutl -verify -pubin -inkey r.pub -rawin -in input -sigfile signature
                        cut -d. -f2 31 | unpack
                        """)).contains("Signature Verified Successfully", "\"version\":\"2.1\",\"sequence\":31");
    }

    @Test
    void a_manifest_that_was_made_by_hand_with_openssl_alone_is_verified() {
        shell.run("openssl genpkey -algorithm ed25519 -out o.pem; openssl pkey -in o.pem -pubout -out o.pub");
        trust("o.pub");
        shell.run("""
                pack() { openssl base64 -A | tr '/+' '_-' | tr -d '='; }
                x=$(openssl pkey -in o.pem -pubout -outform DER | tail -c 32 | pack)
                kid=$(printf '{"crv":"Ed25519","kty":"OKP","x":"%s"}' "$x" | openssl dgst -sha256 -binary | pack)
                header=$(printf '{"alg":"EdDSA","kid":"%s","typ":"drydock-manifest+jws"}' "$kid" | pack)
                facts='"format":1,"models":["gw"],"version":"2.1","sequence":31,"securityCounter":0,"type":"image"'
                times='"issued":"2026-12-01T00:00:00Z","expires":"2027-03-01T00:00:00Z"'
                digest=$(openssl dgst -sha256 -r new.img | cut -c1-64)
                payload=$(printf '{%s,%s,"size":%d,"sha256":"%s"}' "$facts" "$times" "$(wc -c <new.img)" "$digest" | pack)
                printf '%s.%s' "$header" "$payload" >input
                openssl pkeyutl -sign -inkey o.pem -rawin -in input -out signature
                printf '%s.%s' "$(cat input)" "$(pack <signature)" >31
                """);

        assertThat(room.run("verify @new.img @31 --trust @trust --model gw"))
                .contains("ok      signature", "sequence 31");
    }

    @Test
    void openssl_is_a_signer_by_command() {
        shell.run("openssl genpkey -algorithm ed25519 -out o.pem; openssl pkey -in o.pem -pubout -out o.pub;"
                + "openssl genpkey -algorithm ed25519 -out other.pem");
        trust("o.pub");
        String command =
                "cat >%1$s/input; openssl pkeyutl -sign -inkey %1$s/o.pem -rawin -in %1$s/input".formatted(folder);

        assertThat(room.refused(
                        1, SIGN + "--public-key @o.pub --signer-command", command.replace("o.pem", "other.pem")))
                .contains("not signed: the signature is not of the key");
        assertThat(room.file("31")).doesNotExist();
        room.run(SIGN + "--public-key @o.pub --signer-command", command);
        assertThat(room.run("verify @new.img @31 --trust @trust")).contains("ok      signature");
    }

    @Test
    void a_signature_in_der_is_told_as_such() {
        shell.run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out o.pem;"
                + "openssl pkey -in o.pem -pubout -out o.pub");

        assertThat(room.refused(
                        1,
                        SIGN + "--public-key @o.pub --signer-command",
                        "openssl dgst -sha256 -sign " + folder + "/o.pem"))
                .contains("this looks like DER: let it print R and S as they are, 32 bytes each");
    }

    @Test
    void r_and_s_are_taken_from_a_signature_in_der_as_the_page_says() {
        shell.run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out o.pem;"
                + "openssl pkey -in o.pem -pubout -out o.pub");
        trust("o.pub");
        for (int i = 0; i < 10; i++) {
            room.run(
                    SIGN.replace("@31", "@31." + i) + "--public-key @o.pub --signer-command",
                    "openssl dgst -sha256 -sign " + folder + "/o.pem | openssl asn1parse -inform DER"
                            + " | perl -ne \"print pack(q(H*), substr(0 x 64 . \\$1, -64)) if /INTEGER\\s*:([0-9A-F]+)/\"");
        }
        assertThat(room.run("verify @new.img @31.0 --trust @trust")).contains("ok      signature");
    }
}
