package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.inventory.ToldUpdate;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedFirmware;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.update.Stage;
import java.util.Optional;

/** The versions between which an update leads, from the reports that were heard of it. */
final class ToldVersions {
    private ToldVersions() {}

    static ToldUpdate of(UpdateId id, Optional<KnownDevice> known, Reported reported) {
        Optional<ToldUpdate> same =
                known.flatMap(KnownDevice::update).filter(told -> told.id().equals(id));
        return new ToldUpdate(
                id,
                same.map(ToldUpdate::from).orElseGet(() -> from(id, known, reported)),
                to(reported).or(() -> same.flatMap(ToldUpdate::to)));
    }

    /** Before the restart the device tells it itself; later it is what ran before, unless another update was missed meanwhile. */
    private static Optional<Version> from(UpdateId id, Optional<KnownDevice> known, Reported reported) {
        boolean isBefore = state(reported)
                .flatMap(ReportedState::workingOn)
                .filter(stage -> stage.compareTo(Stage.RESTARTING) < 0)
                .isPresent();
        if (isBefore) {
            return running(reported);
        }
        return known.filter(before -> !isAnotherBetween(id, before, reported))
                .map(KnownDevice::facts)
                .flatMap(DeviceFacts::version);
    }

    /** Whether the last outcome before this update is not the one that the report before told. */
    private static boolean isAnotherBetween(UpdateId id, KnownDevice before, Reported reported) {
        return reported.recent().stream()
                .filter(outcome -> !outcome.id().equals(id))
                .findFirst()
                .filter(outcome -> !before.update().map(ToldUpdate::id).equals(Optional.of(outcome.id()))
                        || !before.facts()
                                .state()
                                .equals(Optional.of(outcome.ending().text())))
                .isPresent();
    }

    private static Optional<Version> to(Reported reported) {
        boolean hasCompleted = state(reported)
                .flatMap(ReportedState::ending)
                .filter(Ending.COMPLETED::equals)
                .isPresent();
        return hasCompleted
                ? running(reported)
                : reported.firmware().map(ReportedFirmware::pendingVersion).flatMap(ReportFacts::version);
    }

    private static Optional<ReportedState> state(Reported reported) {
        return reported.update().flatMap(update -> update.state().meaning());
    }

    private static Optional<Version> running(Reported reported) {
        return reported.currentVersion().flatMap(ReportFacts::version);
    }
}
