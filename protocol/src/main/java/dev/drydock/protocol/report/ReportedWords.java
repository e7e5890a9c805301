package dev.drydock.protocol.report;

import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.firmware.VersionProof;
import java.util.Map;
import java.util.Optional;

/** The words in reports that stand for neither a state nor a reason. */
final class ReportedWords {
    /** The proof of a device that only acts updates out. */
    static final String SIMULATED = "simulated";

    private static final Map<String, FirmwareStatus> STATUS = Map.of(
            "standBy", FirmwareStatus.STAND_BY,
            "downloading", FirmwareStatus.DOWNLOADING,
            "applying", FirmwareStatus.APPLYING,
            "completed", FirmwareStatus.COMPLETED,
            "failed", FirmwareStatus.FAILED);
    private static final Map<String, ModuleStatus> MODULE = Map.of(
            "current", ModuleStatus.CURRENT,
            "downloading", ModuleStatus.DOWNLOADING,
            "verifying", ModuleStatus.VERIFYING,
            "applying", ModuleStatus.APPLYING,
            "rebooting", ModuleStatus.REBOOTING,
            "error", ModuleStatus.ERROR,
            "rolledback", ModuleStatus.ROLLED_BACK);
    private static final Map<String, ReportedProof> PROOF = Map.of(
            of(VersionProof.VERSION),
            ReportedProof.VERSION,
            of(VersionProof.DIGEST),
            ReportedProof.DIGEST,
            SIMULATED,
            ReportedProof.SIMULATED);

    private ReportedWords() {}

    static Word<FirmwareStatus> status(String word) {
        return read(word, STATUS);
    }

    static Word<ModuleStatus> module(String word) {
        return read(word, MODULE);
    }

    static Word<ReportedProof> proof(String word) {
        return read(word, PROOF);
    }

    static String of(VersionProof proof) {
        return switch (proof) {
            case VERSION -> "version";
            case DIGEST -> "digest";
        };
    }

    private static <T> Word<T> read(String word, Map<String, T> meanings) {
        return new Word<>(word, Optional.ofNullable(meanings.get(word)));
    }
}
