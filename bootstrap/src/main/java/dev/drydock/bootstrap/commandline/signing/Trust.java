package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.application.trust.BeginKeySets;
import dev.drydock.application.trust.ExamineManifest;
import dev.drydock.application.trust.FinishKeySet;
import dev.drydock.application.trust.ProposeKeySet;
import dev.drydock.application.trust.SignKeySet;
import dev.drydock.application.trust.SignManifest;
import dev.drydock.application.trust.SignToken;
import dev.drydock.application.trust.SigningFailed;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.manifest.ManifestCheck;
import dev.drydock.jose.JcaSignatures;
import dev.drydock.protocol.trust.ManifestDocument;
import dev.drydock.protocol.trust.SignedDocuments;
import java.time.Clock;

/** The use cases that sign and verify, on the JDK's signatures and our documents. */
public final class Trust {
    private static final JcaSignatures SIGNATURES = new JcaSignatures();
    private static final SignedDocuments FORM = new SignedDocuments();

    private Trust() {}

    public static KeySetCheck keySetCheck() {
        return new KeySetCheck(SIGNATURES);
    }

    public static BeginKeySets beginKeySets(Clock clock) {
        return new BeginKeySets(FORM, clock);
    }

    public static ProposeKeySet proposeKeySet(Clock clock) {
        return new ProposeKeySet(keySetCheck(), FORM, clock);
    }

    public static SignKeySet signKeySet() {
        return new SignKeySet(new SignToken(SIGNATURES), FORM);
    }

    public static FinishKeySet finishKeySet() {
        return new FinishKeySet(keySetCheck());
    }

    static SignManifest signManifest() {
        return new SignManifest(new SignToken(SIGNATURES), FORM);
    }

    static ExamineManifest examineManifest() {
        return new ExamineManifest(new ManifestCheck(SIGNATURES, ManifestDocument::read));
    }

    /** The end of a command whose signer gave no signature. */
    public static CommandFailure notSigned(SigningFailed why) {
        return new CommandFailure(ExitCode.FAILED, "not signed: " + why.getMessage());
    }
}
