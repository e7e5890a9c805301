package dev.drydock.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys and signatures of openssl, and ours read by it. */
class OpensslTest {
    private static final JcaSignatures SIGNATURES = new JcaSignatures();

    @TempDir
    Path folder;

    @BeforeEach
    void isInstalled() {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "openssl"))),
                "openssl is not installed");
    }

    @Test
    void an_ed25519_signature_of_openssl_is_verified() throws Exception {
        run("genpkey", "-algorithm", "ed25519", "-out", "key.pem");
        run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.pub");
        Files.writeString(folder.resolve("text"), "header.payload");
        run("pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", "text", "-out", "signature");

        VerifyingKey key = Spki.read(bytes("key.pub")).orElseThrow();
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.EDDSA);
        assertThat(SIGNATURES.isBy(key, bytes("text"), bytes("signature"))).isTrue();
    }

    @Test
    void our_ed25519_signature_is_verified_by_openssl() throws Exception {
        JcaSigner signer = JcaSigner.generate(SignatureAlgorithm.EDDSA);
        write("key.pub", "PUBLIC KEY", Spki.write(signer.key()));
        Files.writeString(folder.resolve("text"), "header.payload");
        Files.write(folder.resolve("signature"), signer.sign(bytes("text")));

        assertThat(run(
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "key.pub",
                        "-rawin",
                        "-in",
                        "text",
                        "-sigfile",
                        "signature"))
                .contains("Signature Verified Successfully");
    }

    @Test
    void a_key_on_p_256_of_openssl_is_read_and_written_alike() throws Exception {
        run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "key.pem");
        run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.pub");

        VerifyingKey key = Spki.read(bytes("key.pub")).orElseThrow();
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThat(Spki.write(key)).isEqualTo(bytes("key.pub"));
    }

    @Test
    void a_key_of_another_kind_is_none_of_ours() throws Exception {
        for (List<String> kind : List.of(
                List.of("RSA", "rsa_keygen_bits:2048"),
                List.of("EC", "ec_paramgen_curve:P-384"),
                List.of("EC", "ec_paramgen_curve:secp256k1"))) {
            run("genpkey", "-algorithm", kind.get(0), "-pkeyopt", kind.get(1), "-out", "key.pem");
            run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.pub");

            assertThat(Spki.read(bytes("key.pub"))).as(kind.toString()).isEmpty();
        }
        assertThat(Spki.read(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_a_pass_phrase_closes_is_opened_by_openssl(SignatureAlgorithm algorithm) throws Exception {
        JcaSigner signer = JcaSigner.generate(algorithm);
        write("key.pem", "ENCRYPTED PRIVATE KEY", PrivateKeyDocument.close(signer, "ein Paß-Wort".toCharArray()));
        run("pkey", "-in", "key.pem", "-passin", "pass:ein Paß-Wort", "-pubout", "-outform", "DER", "-out", "key.pub");

        assertThat(bytes("key.pub")).isEqualTo(Spki.write(signer.key()));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_openssl_closed_is_opened_by_us(SignatureAlgorithm algorithm) throws Exception {
        generate(algorithm, "-aes256", "-pass", "pass:ein Paß-Wort");
        run("pkey", "-in", "key.pem", "-passin", "pass:ein Paß-Wort", "-pubout", "-outform", "DER", "-out", "key.pub");
        byte[] closed = pem("key.pem");

        JcaSigner signer =
                PrivateKeyDocument.open(closed, "ein Paß-Wort".toCharArray()).orElseThrow();

        assertThat(Spki.write(signer.key())).isEqualTo(bytes("key.pub"));
        assertThat(SIGNATURES.isBy(signer.key(), closed, signer.sign(closed))).isTrue();
        assertThat(PrivateKeyDocument.open(closed, "ein Paß-wort".toCharArray()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_public_half_of_a_key_of_openssl_is_reckoned_as_openssl_does(SignatureAlgorithm algorithm)
            throws Exception {
        for (int i = 0; i < 5; i++) {
            generate(algorithm);
            run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.pub");

            assertThat(Spki.write(PrivateKeyDocument.read(pem("key.pem")).key()))
                    .isEqualTo(bytes("key.pub"));
        }
    }

    @Test
    void a_private_key_of_another_kind_is_none_of_ours() throws Exception {
        for (String curve : List.of("P-384", "secp256k1")) {
            run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + curve, "-out", "key.pem");
            byte[] document = pem("key.pem");

            assertThatThrownBy(() -> PrivateKeyDocument.read(document))
                    .isInstanceOf(UnusableKey.class)
                    .hasMessage("it is no key on Ed25519 or P-256");
        }
        assertThatThrownBy(() -> PrivateKeyDocument.open(new byte[] {0x30, 0}, new char[0]))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("not closed with PBES2");
    }

    private void generate(SignatureAlgorithm algorithm, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("genpkey", "-algorithm"));
        words.addAll(
                algorithm == SignatureAlgorithm.EDDSA
                        ? List.of("ed25519")
                        : List.of("EC", "-pkeyopt", "ec_paramgen_curve:P-256"));
        words.addAll(List.of(more));
        words.addAll(List.of("-out", "key.pem"));
        run(words.toArray(String[]::new));
    }

    private byte[] pem(String name) throws IOException {
        return Base64.getMimeDecoder()
                .decode(Files.readString(folder.resolve(name)).replaceAll("-----[^-]*-----", ""));
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private void write(String name, String label, byte[] document) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(document) + "\n-----END "
                        + label + "-----\n");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
