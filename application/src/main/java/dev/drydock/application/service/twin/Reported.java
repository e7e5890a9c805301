package dev.drydock.application.service.twin;

import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.target.DeviceTrust;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device's report.
 *
 * @param firmwareStatus the status of the tutorial's flat report; empty when the device does not report flat
 * @param lastFirmwareUpdate when an update last completed, as the device wrote it
 * @param currentVersion the version that runs, as the device wrote it
 * @param firmware the status of the later tutorial's report
 * @param update the update that the device tells of, with its id; no tutorial's device does
 * @param recent outcomes of the last updates, newest first
 * @param epoch the one within which sequences compare; no tutorial's device names any, nor does one of an earlier agent
 * @param model of the device; no tutorial's device names any
 * @param attributes that the device reports of itself, by their names, as the device wrote them; no tutorial's device names any, nor
 *     does one of an earlier agent
 * @param zone the name of the device's time zone, as the device wrote it
 * @param hardware the revision of the device's hardware, as the device wrote it
 * @param trust the manifests that the device takes; no device of an earlier agent tells
 * @param document all of the report as it came, for people
 */
public record Reported(
        Optional<Word<FirmwareStatus>> firmwareStatus,
        Optional<String> lastFirmwareUpdate,
        Optional<String> currentVersion,
        Optional<ReportedFirmware> firmware,
        Optional<ReportedUpdate> update,
        List<ReportedOutcome> recent,
        Optional<Epoch> epoch,
        Optional<String> model,
        Map<String, String> attributes,
        Optional<String> zone,
        Optional<String> hardware,
        Optional<DeviceTrust> trust,
        String document) {
    public Reported {
        recent = List.copyOf(recent);
        attributes = Map.copyOf(attributes);
    }

    /** A report that tells neither hardware nor trust. */
    public Reported(
            Optional<Word<FirmwareStatus>> firmwareStatus,
            Optional<String> lastFirmwareUpdate,
            Optional<String> currentVersion,
            Optional<ReportedFirmware> firmware,
            Optional<ReportedUpdate> update,
            List<ReportedOutcome> recent,
            Optional<Epoch> epoch,
            Optional<String> model,
            Map<String, String> attributes,
            Optional<String> zone,
            String document) {
        this(
                firmwareStatus,
                lastFirmwareUpdate,
                currentVersion,
                firmware,
                update,
                recent,
                epoch,
                model,
                attributes,
                zone,
                Optional.empty(),
                Optional.empty(),
                document);
    }

    /** The same report of a device that tells its hardware and its trust. */
    public Reported with(Optional<String> revision, DeviceTrust told) {
        return new Reported(
                firmwareStatus,
                lastFirmwareUpdate,
                currentVersion,
                firmware,
                update,
                recent,
                epoch,
                model,
                attributes,
                zone,
                revision,
                Optional.of(told),
                document);
    }

    /** Whether the device takes orders as desired properties alone, as the later tutorial's program does. */
    public boolean ordersByDesiredAlone() {
        return update.isEmpty() && firmwareStatus.isEmpty() && firmware.isPresent();
    }

    /** Whether the last update that the device tells of was only acted out. */
    public boolean isSimulated() {
        return update.flatMap(ReportedUpdate::proof)
                .filter(proof -> proof.means(ReportedProof.SIMULATED))
                .isPresent();
    }

    /** The word that says most of where the device stands. */
    public String word() {
        return update.map(told -> told.state().text())
                .or(() -> firmwareStatus.map(Word::text))
                .or(() -> firmware.map(told -> told.status().text()))
                .orElse("unknown");
    }
}
