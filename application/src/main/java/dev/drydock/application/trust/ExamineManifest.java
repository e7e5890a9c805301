package dev.drydock.application.trust;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.manifest.Bearer;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.ManifestCheck;
import dev.drydock.domain.trust.manifest.TrustRule;
import dev.drydock.domain.trust.manifest.VerifiedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at a manifest and its image as a device would, check by check. */
public final class ExamineManifest {
    private final ManifestCheck manifests;

    public ExamineManifest(ManifestCheck manifests) {
        this.manifests = manifests;
    }

    /**
     * One check.
     *
     * @param name of the check, in words joined by hyphens
     * @param isPassed whether the manifest passes it
     * @param told one sentence for people
     */
    public record Line(String name, boolean isPassed, String told) {}

    /** Asks every check. An image whose manifest no release key signed is not compared: nobody can say what it should be. */
    public List<Line> examine(SignedToken token, KeySet trusted, ImageMeasure image, Questions questions) {
        return manifests
                .check(token, trusted)
                .match(
                        verified -> lines(verified, trusted, image, questions),
                        reason -> List.of(new Line(reason.code().code(), false, reason.message())));
    }

    /**
     * The rules that are asked, of whom.
     *
     * @param device its facts, as far as a rule asks for them
     */
    public record Questions(List<TrustRule> rules, Bearer device) {}

    private static List<Line> lines(
            VerifiedManifest verified, KeySet trusted, ImageMeasure image, Questions questions) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "signature",
                true,
                "Release key " + verified.signer() + " of key set " + trusted.version() + " made it."));
        lines.add(new Line("form", true, told(verified.manifest())));
        ImageMeasure signed = verified.manifest().image();
        lines.add(line(
                "size",
                signed.size() == image.size(),
                "The image has %d bytes.".formatted(image.size()),
                "the image has " + image.size() + " bytes; the manifest says " + signed.size()));
        lines.add(line(
                "digest",
                signed.digest().equals(image.digest()),
                "The image has the digest " + image.digest() + ".",
                "the image has the digest " + image.digest() + "; the manifest says " + signed.digest()));
        for (TrustRule rule : questions.rules()) {
            Optional<Reason> refusal = rule.refusal(verified, questions.device());
            lines.add(new Line(
                    refusal.map(reason -> reason.code().code()).orElse(rule.name()),
                    refusal.isEmpty(),
                    refusal.map(Reason::message).orElse(rule.meaning())));
        }
        return lines;
    }

    private static String told(Manifest manifest) {
        return "It is the manifest of version " + manifest.version() + ", sequence "
                + manifest.numbers().sequence() + ", security counter "
                + manifest.numbers().securityCounter()
                + (manifest.onlyFrom().isEmpty()
                        ? ""
                        : ", only from "
                                + manifest.onlyFrom().stream()
                                        .sorted()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")))
                + ".";
    }

    private static Line line(String name, boolean isPassed, String good, String bad) {
        return new Line(name, isPassed, isPassed ? good : bad);
    }
}
