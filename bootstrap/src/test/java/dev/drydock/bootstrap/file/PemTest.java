package dev.drydock.bootstrap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
    /** A certificate that openssl made: "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 36500". */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBbjCCARWgAwIBAgIULyZE4IKNXPJOLQFLnJeHtwADceEwCgYIKoZIzj0EAwIw
            DDEKMAgGA1UEAwwBeDAgFw0yNjExMjcxMjM3MjdaGA8yMTI2MTEwMzEyMzcyN1ow
            DDEKMAgGA1UEAwwBeDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJLVXhUw1N5c
            iaPAKf+fp/iBqIp1mr0Jz7XA7LOR6QiVD6w8ubWh+bfxYyhVIWbjTFofYxbAWvEM
            xFHDk442iuSjUzBRMB0GA1UdDgQWBBQbpqRuZX/FHKGPxcPa8LL/hFuomDAfBgNV
            HSMEGDAWgBQbpqRuZX/FHKGPxcPa8LL/hFuomDAPBgNVHRMBAf8EBTADAQH/MAoG
            CCqGSM49BAMCA0cAMEQCIFn/UZw7p50lsrETu74b3qDhl2xVT7WCYPcPZw0PqJ+b
            AiBHieEqbCCWlfO+hlMHaUEuaWZoNM4h5bznfa3KNjXrqg==
            -----END CERTIFICATE-----
            """;

    /** The object identifier of secp384r1. */
    private static final byte[] CURVE_384 = {0x06, 0x05, 0x2B, (byte) 0x81, 0x04, 0x00, 0x22};

    private static final String OPTION = "--ca-file";

    @TempDir
    Path folder;

    @Test
    void certificates_are_cut_out_of_whatever_is_around_them() throws Exception {
        Path file = file("\uFEFFBag Attributes: caf\u00e9\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n"
                + "-----END EC PARAMETERS-----\n" + pem("PRIVATE KEY", rsa().getEncoded()) + CERTIFICATE
                + "subject=/CN=x\r\n" + CERTIFICATE.replace("\n", "\r\n"));
        assertThat(CertificateFile.read(OPTION, file)).hasSize(2);
    }

    @Test
    void a_broken_certificate_among_good_ones_is_named_by_its_line() throws Exception {
        Path file = file(CERTIFICATE + pem("CERTIFICATE", new byte[] {1, 2, 3}) + CERTIFICATE);
        long line = CERTIFICATE.lines().count() + 1;
        refused(() -> CertificateFile.read(OPTION, file), ", line " + line + ": ", "it is no X.509 certificate");
    }

    @Test
    void a_block_that_is_cut_off_or_not_base64_is_named_by_its_line() throws Exception {
        Path cut = file(CERTIFICATE + "-----BEGIN CERTIFICATE-----\nAAAA\n" + CERTIFICATE);
        refused(
                () -> CertificateFile.read(OPTION, cut),
                "line " + (CERTIFICATE.lines().count() + 1),
                "its END line is missing");
        Path garbled = file("-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n");
        refused(() -> CertificateFile.read(OPTION, garbled), "line 1", "it is not Base64");
        Path empty = file("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
        refused(() -> CertificateFile.read(OPTION, empty), "line 1", "it is empty");
    }

    @Test
    void a_file_without_a_certificate_is_refused() throws Exception {
        Path file = file("nothing here");
        refused(() -> CertificateFile.read(OPTION, file), OPTION, "holds no certificate in PEM form");
    }

    @Test
    void a_key_is_read_in_every_usual_form() throws Exception {
        PrivateKey rsa = rsa();
        PrivateKey ec = ec("secp256r1");
        assertThat(key(pem("PRIVATE KEY", rsa.getEncoded()))).isEqualTo(rsa);
        assertThat(key(CERTIFICATE + pem("PRIVATE KEY", ec.getEncoded()))).isEqualTo(ec);
        assertThat(key(pem("RSA PRIVATE KEY", inner(rsa)))).isEqualTo(rsa);
    }

    @Test
    void a_key_of_sec1_is_read_with_its_curve_inside_or_beside_it() throws Exception {
        PrivateKey ec = ec("secp384r1");
        byte[] sec1 = inner(ec);
        String beside = "-----BEGIN EC PARAMETERS-----\n" + Base64.getEncoder().encodeToString(CURVE_384)
                + "\n-----END EC PARAMETERS-----\n" + pem("EC PRIVATE KEY", sec1);
        assertThat(secret(key(beside))).isEqualTo(secret(ec));
        byte[] whole = Der.sequence(
                Arrays.copyOfRange(sec1, sec1[1] < 0 ? 3 : 2, sec1.length),
                concat(new byte[] {(byte) 0xA0, 7}, CURVE_384));
        assertThat(secret(key(pem("EC PRIVATE KEY", whole)))).isEqualTo(secret(ec));
        Path bare = file(pem("EC PRIVATE KEY", sec1));
        refused(() -> PrivateKeyFile.read("--client-key", bare, Optional.empty()), "does not name its curve");
    }

    @Test
    void an_encrypted_key_is_read_with_its_password() throws Exception {
        PrivateKey rsa = rsa();
        Path file = file(pem("ENCRYPTED PRIVATE KEY", encrypted(rsa, "secret")));
        assertThat(PrivateKeyFile.read("--client-key", file, Optional.of("secret".toCharArray())))
                .isEqualTo(rsa);
        refused(
                () -> PrivateKeyFile.read("--client-key", file, Optional.of("wrong".toCharArray())),
                "the password does not open it");
        refused(
                () -> PrivateKeyFile.read("--client-key", file, Optional.empty()),
                "it is encrypted",
                "--client-key-password-file");
    }

    @Test
    void a_key_in_another_form_is_named() throws Exception {
        Path old = file(
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        refused(() -> PrivateKeyFile.read("--client-key", old, Optional.empty()), "openssl pkcs8 -topk8");
        Path ssh = file(pem("OPENSSH PRIVATE KEY", new byte[] {1}));
        refused(() -> PrivateKeyFile.read("--client-key", ssh, Optional.empty()), "this form is not supported");
        Path junk = file(pem("PRIVATE KEY", new byte[] {1}));
        refused(() -> PrivateKeyFile.read("--client-key", junk, Optional.empty()), "no EC, RSA or Ed25519 key");
        Path none = file(CERTIFICATE);
        refused(
                () -> PrivateKeyFile.read("--client-key", none, Optional.empty()),
                "holds no private key in PEM form, only CERTIFICATE");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String... words) {
        assertThatThrownBy(reading).isInstanceOf(CommandFailure.class).hasMessageContainingAll(words);
    }

    private PrivateKey key(String pem) throws Exception {
        return PrivateKeyFile.read("--client-key", file(pem), Optional.empty());
    }

    private Path file(String text) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "x", ".pem"), text, StandardCharsets.UTF_8);
    }

    private static PrivateKey rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        return pair.getPrivate();
    }

    private static PrivateKey ec(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPrivate();
    }

    private static BigInteger secret(PrivateKey key) {
        return ((ECPrivateKey) key).getS();
    }

    /** What PKCS#8 puts into its envelope. */
    private static byte[] inner(PrivateKey key) {
        return Der.find(key.getEncoded(), 0x04).orElseThrow();
    }

    private static byte[] encrypted(PrivateKey key, String password) throws Exception {
        String scheme = "PBEWithHmacSHA256AndAES_256";
        SecretKey secret = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] pbes2 = {0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x05, 0x0D};
        return Der.sequence(
                Der.sequence(pbes2, cipher.getParameters().getEncoded()), Der.octets(cipher.doFinal(key.getEncoded())));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }
}
