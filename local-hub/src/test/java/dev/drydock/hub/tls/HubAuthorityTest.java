package dev.drydock.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int DNS = 2;
    private static final int IP = 7;

    @TempDir
    private Path folder;

    @Test
    void the_authority_is_made_once_and_kept() throws Exception {
        String made = Files.readString(authority().file());

        assertThat(Files.readString(authority().file())).isEqualTo(made);
        assertThat(made).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void a_certificate_of_any_start_is_good_for_who_trusts_the_first() throws Exception {
        X509Certificate trusted = certificate(Files.readString(authority().file()));

        X509Certificate shown = shown();

        assertThatCode(() -> shown.verify(trusted.getPublicKey())).doesNotThrowAnyException();
        assertThat(shown.getIssuerX500Principal()).isEqualTo(trusted.getSubjectX500Principal());
        assertThat(trusted.getBasicConstraints()).isZero();
        assertThat(shown.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void it_is_good_for_the_address_and_the_names() throws Exception {
        assertThat(shown().getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(IP, "127.0.0.77"), List.of(DNS, "hub.test"), List.of(DNS, "other.test"));
    }

    @Test
    void it_is_good_from_a_little_earlier_for_clocks_that_are_late() throws Exception {
        assertThatCode(() -> shown().checkValidity(Date.from(NOW.minusSeconds(60))))
                .doesNotThrowAnyException();
    }

    @Test
    void it_names_the_key_that_signed_it_as_strict_clients_ask() throws Exception {
        assertThat(certificate(Files.readString(authority().file())).getExtensionValue("2.5.29.14"))
                .isNotNull();
        assertThat(shown().getExtensionValue("2.5.29.35")).isNotNull();
        assertThat(shown().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void the_key_is_for_the_owner_alone() throws Exception {
        authority();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls/ca-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_damaged_file_is_named_with_what_to_do() throws Exception {
        authority();
        Files.writeString(folder.resolve("tls/ca.pem"), "damaged");

        assertThatThrownBy(this::authority)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.resolve("tls/ca.pem").toString())
                .hasMessageContaining("move");
    }

    private HubAuthority authority() {
        return HubAuthority.in(folder.resolve("tls"), CLOCK);
    }

    private X509Certificate shown() throws Exception {
        return certificate(authority()
                .serverAt(List.of("hub.test", "other.test"), List.of("127.0.0.77"))
                .certificate());
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
