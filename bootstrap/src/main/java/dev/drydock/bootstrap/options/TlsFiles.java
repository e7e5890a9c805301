package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS from PEM files: whom to trust, and what to show. There is no way to trust everybody. */
public final class TlsFiles {
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    private TlsFiles() {}

    /** Trusts the authorities in a file, and nobody else. */
    public static SSLContext trusting(Path authorities) {
        return context(Optional.of(authorities), Optional.empty(), Optional.empty(), false);
    }

    /** @param andPlatform trust what the platform trusts besides the authorities */
    static SSLContext context(
            Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key, boolean andPlatform) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificate.isPresent() && key.isPresent() ? shown(certificate.get(), key.get()) : null,
                    authorities.isPresent() ? trusted(authorities.get(), andPlatform) : null,
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw CommandFailure.wrongUse("the TLS files cannot be used: " + e.getMessage());
        }
    }

    private static TrustManager @Nullable [] trusted(Path file, boolean andPlatform)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        if (andPlatform) {
            addPlatforms(store);
        }
        for (Certificate authority : certificates("--ca-file", file)) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static void addPlatforms(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager platform) {
                for (Certificate authority : platform.getAcceptedIssuers()) {
                    store.setCertificateEntry("platform-" + store.size(), authority);
                }
            }
        }
    }

    private static KeyManager @Nullable [] shown(Path certificate, Path key)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        char[] inMemoryOnly = new char[0];
        store.setKeyEntry(
                "client",
                privateKey(key),
                inMemoryOnly,
                certificates("--client-cert", certificate).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, inMemoryOnly);
        return factory.getKeyManagers();
    }

    private static List<Certificate> certificates(String option, Path file) {
        try {
            List<Certificate> found = new ArrayList<>(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(NamedFile.bytes(option, file))));
            if (found.isEmpty()) {
                throw CommandFailure.wrongUse(option + ": '" + file + "' holds no certificate in PEM form");
            }
            return found;
        } catch (CertificateException e) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' holds no certificate in PEM form");
        }
    }

    private static PrivateKey privateKey(Path file) {
        String pem = new String(NamedFile.bytes("--client-key", file), StandardCharsets.US_ASCII);
        Matcher matcher = PKCS8.matcher(pem);
        if (!matcher.find()) {
            throw CommandFailure.wrongUse("--client-key: '" + file + "' is not an unencrypted PKCS#8 key in PEM form; "
                    + "make one with: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pk8");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        return Stream.of("EC", "RSA", "Ed25519")
                .flatMap(algorithm -> key(algorithm, spec).stream())
                .findFirst()
                .orElseThrow(
                        () -> CommandFailure.wrongUse("--client-key: '" + file + "' is not an EC, RSA or Ed25519 key"));
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

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
