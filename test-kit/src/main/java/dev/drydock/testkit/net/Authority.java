package dev.drydock.testkit.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate authority and the keys that it signs, made by the JDK's keytool. */
public final class Authority {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String SELF = "authority";

    private final Path file;

    /** An authority with a key of its own, kept in a folder. */
    public Authority(Path folder) throws Exception {
        this.file = folder.resolve("keys.p12");
        make(SELF, "-dname", "CN=authority", "-ext", "bc:c");
    }

    /** Makes a server's key, vouched for by the authority, or by another key of it if the options say so. */
    public SSLContext server(String alias, String... options) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        if (!all.contains("-signer")) {
            all.addAll(List.of("-signer", SELF));
        }
        return stranger(alias, all.toArray(new String[0]));
    }

    /** Makes a server's key that vouches for itself. */
    public SSLContext stranger(String alias, String... options) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        if (!all.contains("-dname")) {
            all.addAll(List.of("-dname", "CN=" + alias));
        }
        make(alias, all.toArray(new String[0]));
        KeyStore keys = load();
        KeyStore own = empty();
        own.setKeyEntry(alias, keys.getKey(alias, PASSWORD), PASSWORD, keys.getCertificateChain(alias));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, PASSWORD);
        return context(factory.getKeyManagers(), null);
    }

    /** As a client that trusts this authority alone. */
    public SSLContext client() throws Exception {
        KeyStore trusted = empty();
        trusted.setCertificateEntry(SELF, load().getCertificate(SELF));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return context(null, factory.getTrustManagers());
    }

    private void make(String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                // half a second rather than two: it has not the time to grow fast
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString(),
                "-alias",
                alias));
        command.addAll(Arrays.asList(options));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IllegalStateException(Files.readString(file.resolveSibling("keytool.log")));
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        return keys;
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }
}
