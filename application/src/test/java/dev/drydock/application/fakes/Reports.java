package dev.drydock.application.fakes;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedFirmware;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reports as a service sees them. */
public final class Reports {
    private static final Instant LATE = Instant.parse("2026-11-20T10:00:00Z");

    private Reports() {}

    /** One of a device that tells of its update; a success is proved by its digest. */
    public static Reported of(String id, long sequence, String state) {
        return of(id, sequence, state, Optional.empty());
    }

    public static Reported of(String id, long sequence, String state, int progress) {
        return of(id, sequence, state, Optional.of(progress));
    }

    /** One of a device that is busy with another update, with the outcomes of former ones, {@code id=state}. */
    public static Reported withRecent(String id, long sequence, String state, String... recent) {
        List<ReportedOutcome> outcomes = Arrays.stream(recent)
                .map(entry -> entry.split("=", 2))
                .map(parts -> new ReportedOutcome(
                        new UpdateId(parts[0]),
                        new Word<>(parts[1], state(parts[1]).meaning().flatMap(ReportedState::ending)),
                        Optional.of(new ReportedReason(Word.unknown("some-code"), "some message")),
                        Optional.of(LATE.toString())))
                .toList();
        Reported plain = of(id, sequence, state);
        return new Reported(
                plain.firmwareStatus(),
                plain.lastFirmwareUpdate(),
                plain.currentVersion(),
                plain.firmware(),
                plain.update(),
                outcomes,
                plain.epoch(),
                plain.model(),
                plain.attributes(),
                plain.zone(),
                plain.document());
    }

    /** The same report in the epoch with a number. */
    public static Reported inEpoch(int number, Reported plain) {
        return new Reported(
                plain.firmwareStatus(),
                plain.lastFirmwareUpdate(),
                plain.currentVersion(),
                plain.firmware(),
                plain.update(),
                plain.recent(),
                Optional.of(Epoch.of(number)),
                plain.model(),
                plain.attributes(),
                plain.zone(),
                plain.document());
    }

    /** The same report of a device that reports more of itself. */
    public static Reported describing(Map<String, String> attributes, String zone, Reported plain) {
        return new Reported(
                plain.firmwareStatus(),
                plain.lastFirmwareUpdate(),
                plain.currentVersion(),
                plain.firmware(),
                plain.update(),
                plain.recent(),
                plain.epoch(),
                plain.model(),
                attributes,
                Optional.ofNullable(zone),
                plain.document());
    }

    /** The same report of a device that only acts updates out. */
    public static Reported simulated(Reported plain) {
        return new Reported(
                plain.firmwareStatus(),
                plain.lastFirmwareUpdate(),
                plain.currentVersion(),
                plain.firmware(),
                plain.update()
                        .map(update -> new ReportedUpdate(
                                update.id(),
                                update.sequence(),
                                update.state(),
                                update.progress(),
                                update.reason(),
                                Optional.of(Word.known("simulated", ReportedProof.SIMULATED)))),
                plain.recent(),
                plain.epoch(),
                plain.model(),
                plain.attributes(),
                plain.zone(),
                plain.document());
    }

    /** The success of an update, with the version that runs and the proof, either of which may be missing. */
    public static Reported completed(String id, long sequence, String version, ReportedProof proof) {
        return completed(id, sequence, version, Optional.ofNullable(proof).map(told -> Word.known("", told)), null);
    }

    /** The success of an update with a proof in any word, and a reason. */
    public static Reported completed(
            String id, long sequence, String version, Optional<Word<ReportedProof>> proof, ReportedReason reason) {
        ReportedUpdate update = new ReportedUpdate(
                Optional.of(new UpdateId(id)),
                sequence,
                state("completed"),
                Optional.empty(),
                Optional.ofNullable(reason),
                proof);
        return new Reported(
                Optional.of(Word.known("completed", FirmwareStatus.COMPLETED)),
                Optional.empty(),
                Optional.ofNullable(version),
                Optional.empty(),
                Optional.of(update),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                "{}");
    }

    /** One of a tutorial's device. */
    public static Reported tutorial(String firmwareStatus, String lastFirmwareUpdate) {
        Optional<FirmwareStatus> status = Arrays.stream(FirmwareStatus.values())
                .filter(known -> camelCase(known.name()).equals(firmwareStatus))
                .findFirst();
        return new Reported(
                Optional.of(new Word<>(firmwareStatus, status)),
                Optional.ofNullable(lastFirmwareUpdate),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                "{}");
    }

    /** One of the later tutorial's device, with the version that runs. */
    public static Reported firmware(String version, ReportedFirmware firmware) {
        return new Reported(
                Optional.empty(),
                Optional.empty(),
                Optional.of(version),
                Optional.of(firmware),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                "{}");
    }

    /** The status of the later tutorial's device. */
    public static ReportedFirmware firmware(
            ModuleStatus status, String substatus, String pending, String started, String ended) {
        return new ReportedFirmware(
                Word.known(status.name().toLowerCase(Locale.ROOT).replace("_", ""), status),
                substatus,
                pending,
                started,
                ended);
    }

    /** A state by its word. */
    public static Word<ReportedState> state(String word) {
        Optional<ReportedState> ended = Arrays.stream(Ending.values())
                .filter(ending -> camelCase(ending.name()).equals(word))
                .findFirst()
                .map(ReportedState.Ended::new);
        Optional<ReportedState> working = Arrays.stream(Stage.values())
                .filter(stage -> camelCase(stage.name()).equals(word))
                .findFirst()
                .map(ReportedState.Working::new);
        Optional<ReportedState> idle =
                Optional.<ReportedState>of(new ReportedState.Idle()).filter(none -> word.equals("idle"));
        return new Word<>(word, ended.or(() -> working).or(() -> idle));
    }

    /** A name as the words of the contract are written. */
    public static String camelCase(String name) {
        StringBuilder word = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }

    private static Reported of(String id, long sequence, String state, Optional<Integer> progress) {
        Word<ReportedState> word = state(state);
        Optional<Word<ReportedProof>> proof = word.means(new ReportedState.Ended(Ending.COMPLETED))
                ? Optional.of(Word.known("digest", ReportedProof.DIGEST))
                : Optional.empty();
        ReportedUpdate update = new ReportedUpdate(
                Optional.ofNullable(id).map(UpdateId::new), sequence, word, progress, Optional.empty(), proof);
        return new Reported(
                Optional.of(Word.unknown(state)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(update),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                "{}");
    }
}
