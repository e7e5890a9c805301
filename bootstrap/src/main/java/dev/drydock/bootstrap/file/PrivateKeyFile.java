package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys in PEM files: PKCS#8, encrypted or not, PKCS#1 and SEC1. */
final class PrivateKeyFile {
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /** The algorithm identifier of RSA, RFC 3279: 1.2.840.113549.1.1.1 and NULL. */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** The object identifier of keys on elliptic curves, RFC 5480: 1.2.840.10045.2.1. */
    private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private static final int EC_PARAMETERS = 0xA0;

    private final PemFile pem;
    private final Optional<char[]> password;

    private PrivateKeyFile(PemFile pem, Optional<char[]> password) {
        this.pem = pem;
        this.password = password;
    }

    /**
     * The first key in a file.
     *
     * @param password of an encrypted key
     */
    static PrivateKey read(String option, Path path, Optional<char[]> password) {
        PemFile pem = PemFile.read(option, path);
        PrivateKeyFile file = new PrivateKeyFile(pem, password);
        return pem.blocks().stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .map(file::key)
                .orElseThrow(() -> CommandFailure.wrongUse(
                        option + ": '" + path + "' holds no private key in PEM form" + found(pem)));
    }

    private PrivateKey key(PemFile.Block block) {
        if (block.hasHeaders()) {
            throw pem.broken(
                    block,
                    "it is encrypted in a form of old; convert it with: openssl pkcs8 -topk8 -in " + pem.path()
                            + " -out KEY.pk8");
        }
        byte[] content = block.content();
        return switch (block.label()) {
            case "PRIVATE KEY" -> parsed(block, content);
            case "ENCRYPTED PRIVATE KEY" -> parsed(block, decrypted(block));
            case "RSA PRIVATE KEY" -> parsed(block, Der.sequence(VERSION_0, Der.sequence(RSA), Der.octets(content)));
            case "EC PRIVATE KEY" ->
                parsed(block, Der.sequence(VERSION_0, Der.sequence(EC, curve(block)), Der.octets(content)));
            default -> throw pem.broken(block, "this form is not supported; convert it to PKCS#8");
        };
    }

    private byte[] curve(PemFile.Block block) {
        return Der.find(block.content(), EC_PARAMETERS)
                .or(() -> pem.blocks().stream()
                        .filter(other -> other.label().equals("EC PARAMETERS"))
                        .findFirst()
                        .map(PemFile.Block::content))
                .orElseThrow(() -> pem.broken(block, "it does not name its curve"));
    }

    private byte[] decrypted(PemFile.Block block) {
        char[] secret = password.orElseThrow(() ->
                pem.broken(block, "it is encrypted; name the file of its password with --client-key-password-file"));
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(block.content());
            // of PBES2 the parameters, and not the name, tell the scheme
            String scheme =
                    sealed.getAlgParameters() == null ? sealed.getAlgName() : String.valueOf(sealed.getAlgParameters());
            var key = SecretKeyFactory.getInstance(scheme.startsWith("PBE") ? scheme : sealed.getAlgName())
                    .generateSecret(new PBEKeySpec(secret));
            javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance(key.getAlgorithm());
            cipher.init(javax.crypto.Cipher.DECRYPT_MODE, key, sealed.getAlgParameters());
            return sealed.getKeySpec(cipher).getEncoded();
        } catch (IOException e) {
            throw pem.broken(block, "it is no encrypted PKCS#8 key");
        } catch (NoSuchAlgorithmException e) {
            throw pem.broken(block, "its encryption is not supported; use: openssl pkcs8 -topk8 -v2 aes-256-cbc");
        } catch (GeneralSecurityException e) {
            throw pem.broken(block, "the password does not open it");
        }
    }

    private PrivateKey parsed(PemFile.Block block, byte[] pkcs8) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        return Stream.of("EC", "RSA", "Ed25519")
                .flatMap(algorithm -> key(algorithm, spec).stream())
                .findFirst()
                .orElseThrow(() -> pem.broken(block, "it is no EC, RSA or Ed25519 key"));
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static String found(PemFile pem) {
        List<String> labels =
                pem.blocks().stream().map(PemFile.Block::label).distinct().toList();
        return labels.isEmpty() ? "" : ", only " + String.join(", ", labels);
    }
}
