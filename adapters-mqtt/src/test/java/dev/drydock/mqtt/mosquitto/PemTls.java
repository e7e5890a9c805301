package dev.drydock.mqtt.mosquitto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS sockets from the PEM files that {@code make-certificates.sh} writes. */
final class PemTls {
    private static final char[] NO_PASSWORD = new char[0];

    private PemTls() {}

    /** Sockets that trust the CA of the folder and show no certificate. */
    static SSLSocketFactory withoutCertificate(Path folder) throws GeneralSecurityException, IOException {
        return sockets(folder, new KeyManager[0]);
    }

    /** Sockets that trust the CA of the folder and show the certificate of that name. */
    static SSLSocketFactory as(String name, Path folder) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        Certificate[] chain = {certificate(folder.resolve(name + ".crt"))};
        store.setKeyEntry(name, key(folder.resolve(name + ".key")), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return sockets(folder, keys.getKeyManagers());
    }

    private static SSLSocketFactory sockets(Path folder, KeyManager[] keys)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("ca", certificate(folder.resolve("ca.crt")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
