package dev.drydock.jose;

import static org.assertj.core.api.Assertions.assertThat;
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
        write("key.pem", "ENCRYPTED PRIVATE KEY", SealedKey.write(signer.secret(), "ein Paß-Wort".toCharArray()));
        run("pkey", "-in", "key.pem", "-passin", "pass:ein Paß-Wort", "-pubout", "-outform", "DER", "-out", "key.pub");

        assertThat(bytes("key.pub")).isEqualTo(Spki.write(signer.key()));
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
