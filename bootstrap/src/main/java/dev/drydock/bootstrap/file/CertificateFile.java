package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Set;

/** Certificates in PEM files. Keys and other blocks beside them are passed over. */
final class CertificateFile {
    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

    private CertificateFile() {}

    /** The certificates, in the order of the file; at least one. */
    static List<Certificate> read(String option, Path path) {
        PemFile pem = PemFile.read(option, path);
        List<Certificate> found = pem.blocks().stream()
                .filter(block -> LABELS.contains(block.label()))
                .map(block -> parsed(pem, block))
                .toList();
        if (found.isEmpty()) {
            throw CommandFailure.wrongUse(
                    option + ": '" + path + "' holds no certificate in PEM form; convert one with: "
                            + "openssl x509 -inform DER -in " + path + " -out CERT.pem");
        }
        return found;
    }

    private static Certificate parsed(PemFile pem, PemFile.Block block) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content()));
        } catch (CertificateException e) {
            throw pem.broken(block, "it is no X.509 certificate");
        }
    }
}
