package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS from PEM files: whom to trust, and what to show. There is no way to trust everybody. */
public final class TlsFiles {
    /**
     * The certificate that is shown to the other side.
     *
     * @param certificate its chain
     * @param password of an encrypted key
     */
    public record Shown(Path certificate, Path key, Optional<char[]> password) {}

    private TlsFiles() {}

    /** Trusts the authorities in a file, and nobody else. */
    public static SSLContext trusting(Path authorities) {
        return context(Optional.of(authorities), Optional.empty(), false);
    }

    /**
     * TLS that trusts the authorities and shows the certificate.
     *
     * @param andPlatform whether the platform's authorities are trusted too
     */
    public static SSLContext context(Optional<Path> authorities, Optional<Shown> shown, boolean andPlatform) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    shown.isPresent() ? keys(shown.get()) : null,
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
        for (Certificate authority : CertificateFile.read("--ca-file", file)) {
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

    private static KeyManager @Nullable [] keys(Shown shown) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        char[] inMemoryOnly = new char[0];
        store.setKeyEntry(
                "client",
                PrivateKeyFile.read("--client-key", shown.key(), shown.password()),
                inMemoryOnly,
                CertificateFile.read("--client-cert", shown.certificate()).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, inMemoryOnly);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
