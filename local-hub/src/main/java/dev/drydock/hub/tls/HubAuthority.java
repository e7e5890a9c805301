package dev.drydock.hub.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The hub's own certificate authority. It is made at the first start and kept, so that who trusts it once need not do so again;
 * the certificate that the hub shows is made anew at every start, for the address and the names of that start.
 */
public final class HubAuthority {
    private static final X500Name ISSUER = new X500Name("CN=Drydock local hub CA");
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final Path file;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Clock clock;

    /** A private key and the certificate that goes with it, both in PEM. */
    public record Credential(String certificate, String key) {}

    private HubAuthority(Path file, X509Certificate certificate, PrivateKey key, Clock clock) {
        this.file = file;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
    }

    /** Reads the authority that is kept in a folder, or makes it there. */
    public static HubAuthority in(Path folder, Clock clock) {
        Path certificateFile = folder.resolve("ca.pem");
        Path keyFile = folder.resolve("ca-key.pem");
        try {
            if (!Files.exists(keyFile) || !Files.exists(certificateFile)) {
                make(certificateFile, keyFile, clock);
            }
            return new HubAuthority(certificateFile, readCertificate(certificateFile), readKey(keyFile), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the hub's certificate authority cannot be kept in " + folder + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this JDK makes no certificates: " + e.getMessage(), e);
        }
    }

    /** The file of the authority's certificate, in PEM, for who has to trust it. */
    public Path file() {
        return file;
    }

    /** The credential of a server that is reached under these names and addresses. */
    public Credential serverAt(List<String> names, List<String> addresses) {
        try {
            KeyPair pair = newPair();
            X509v3CertificateBuilder builder =
                    builder(new X500Name("CN=" + addresses.get(0)), pair, ISSUER, clock.instant());
            GeneralName[] alternatives = Stream.concat(
                            addresses.stream().map(address -> new GeneralName(GeneralName.iPAddress, address)),
                            names.stream().map(name -> new GeneralName(GeneralName.dNSName, name)))
                    .toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
            X509Certificate issued = sign(builder, key);
            return new Credential(pem(issued) + pem(certificate), keyPem(pair.getPrivate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this JDK makes no certificates: " + e.getMessage(), e);
        }
    }

    private static void make(Path certificateFile, Path keyFile, Clock clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newPair();
        X509v3CertificateBuilder builder = builder(ISSUER, pair, ISSUER, clock.instant());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        Files.createDirectories(keyFile.getParent());
        Files.deleteIfExists(keyFile);
        Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, keyPem(pair.getPrivate()));
        Files.writeString(certificateFile, pem(sign(builder, pair.getPrivate())));
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair pair, X500Name issuer, Instant now)
            throws CertIOException {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(LEEWAY)),
                Date.from(now.plus(LIFE)),
                subject,
                pair.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(read(file, X509CertificateHolder.class));
    }

    private static PrivateKey readKey(Path file) throws IOException {
        return new JcaPEMKeyConverter().getPrivateKey(read(file, PrivateKeyInfo.class));
    }

    private static <T> T read(Path file, Class<T> kind) throws IOException {
        String text = Files.readString(file);
        String damaged = file + " is not what the hub wrote; move its folder away to get another authority";
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object read = parser.readObject();
            if (kind.isInstance(read)) {
                return kind.cast(read);
            }
        } catch (IOException | IllegalStateException e) {
            throw new IOException(damaged, e);
        }
        throw new IOException(damaged);
    }

    private static String pem(X509Certificate certificate) throws IOException {
        return written(certificate);
    }

    private static String keyPem(PrivateKey key) throws IOException {
        return written(new JcaPKCS8Generator(key, null));
    }

    private static String written(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
