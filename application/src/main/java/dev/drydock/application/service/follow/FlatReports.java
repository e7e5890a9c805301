package dev.drydock.application.service.follow;

import dev.drydock.application.service.follow.Sighting.Changed;
import dev.drydock.application.service.follow.Sighting.Ended;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import java.util.Optional;

/** Reports of a tutorial's device, which names no update ids: a success counts when the time of the last success has changed. */
final class FlatReports {
    private final Optional<String> formerSuccess;
    private final Changes changes = new Changes();

    FlatReports(Optional<Reported> before) {
        this.formerSuccess = before.flatMap(Reported::lastFirmwareUpdate);
    }

    Optional<Sighting> observe(Reported reported) {
        Optional<FirmwareStatus> status = reported.firmwareStatus().flatMap(Word::meaning);
        if (!status.equals(Optional.of(FirmwareStatus.COMPLETED))) {
            return changes.news(new Changed(status, reported.word(), Optional.empty()));
        }
        return reported.lastFirmwareUpdate().equals(formerSuccess)
                ? Optional.empty()
                : Optional.of(new Ended(Ending.COMPLETED, Optional.empty(), reported));
    }
}
