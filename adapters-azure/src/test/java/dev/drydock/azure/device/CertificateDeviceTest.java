package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.application.service.identity.Thumbprint;
import dev.drydock.azure.AgentOverHub;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.domain.device.DeviceId;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** A device that shows a certificate in the place of a key. */
class CertificateDeviceTest extends HubScene {
    private final String id = freshId();
    private final HubBench hub = hub();
    private final AzureServiceTransport service = service(hub);

    @Test
    void a_device_is_let_in_by_the_certificate_whose_thumbprint_was_registered() throws Exception {
        Shown shown = Shown.make(id);
        AgentOverHub device = agent(registered(shown, shown));

        patiently().until(() -> !device.told().connected().isEmpty());
        assertThat(order(service, id, "u1")).isInstanceOf(CallOutcome.Answered.class);
    }

    @Test
    void another_certificate_does_not_let_it_in() throws Exception {
        AgentOverHub device = agent(registered(Shown.make(id), Shown.make(id)));

        patiently().until(() -> !device.told().lost().isEmpty());
        assertThat(device.told().lost().get(0))
                .contains("does not let " + id + " in")
                .contains("certificate");
    }

    @Test
    void without_a_certificate_it_is_not_even_tried() {
        DeviceConnection connection = DeviceConnection.parse("HostName=a.b;DeviceId=d;x509=true");

        assertThatThrownBy(() -> new AzureDeviceSettings(connection, false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a certificate");
    }

    private AzureDeviceSettings registered(Shown known, Shown shown) throws Exception {
        Registration registration =
                done(service.identities().register(new DeviceId(id), Optional.of(new Thumbprint(known.thumbprint()))));
        return new AzureDeviceSettings(
                DeviceConnection.parse(
                        ((Registration.Registered) registration).credentials().text()),
                false,
                Optional.of(shown.context(hub)));
    }

    /** A certificate that nobody signed, and its key. */
    private record Shown(KeyPair pair, X509Certificate certificate) {
        static Shown make(String name) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            Instant now = Instant.now();
            X500Name subject = new X500Name("CN=" + name);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofHours(1))),
                    subject,
                    pair.getPublic());
            return new Shown(
                    pair,
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))));
        }

        String thumbprint() throws Exception {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT);
        }

        SSLContext context(HubBench hub) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("device", pair.getPrivate(), new char[0], new Certificate[] {certificate});
            try (var in = java.nio.file.Files.newInputStream(hub.hub().authorityFile())) {
                store.setCertificateEntry(
                        "hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        }
    }
}
