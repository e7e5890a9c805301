package dev.drydock.application.service.follow;

import dev.drydock.application.service.follow.Sighting.Changed;
import dev.drydock.application.service.follow.Sighting.Ended;
import dev.drydock.application.service.follow.Sighting.NotAsOrdered;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedFirmware;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * Reports of the later tutorial's device, which tells of an update by the {@code firmware} object alone. It is done when it is
 * current with the ordered version. A failure that it reported before the order is not this update's.
 */
final class FirmwareReports {
    private final Optional<String> ordered;
    private final Optional<ReportedFirmware> before;
    private final Changes changes = new Changes();

    FirmwareReports(UpdateOrder order, Optional<Reported> before) {
        this.ordered = order.version().map(Version::value);
        this.before = before.flatMap(Reported::firmware);
    }

    Optional<Sighting> observe(Reported reported, ReportedFirmware now) {
        Optional<ModuleStatus> status = now.status().meaning();
        if (status.isEmpty()) {
            return changed(now, Optional.empty());
        }
        return switch (status.get()) {
            case CURRENT -> current(reported, now);
            case DOWNLOADING, VERIFYING -> changed(now, Optional.of(FirmwareStatus.DOWNLOADING));
            case APPLYING, REBOOTING -> changed(now, Optional.of(FirmwareStatus.APPLYING));
            case ERROR -> ended(Ending.FAILED, reported, now);
            case ROLLED_BACK -> ended(Ending.ROLLED_BACK, reported, now);
        };
    }

    private Optional<Sighting> current(Reported reported, ReportedFirmware now) {
        boolean endedSince = !now.ended().isEmpty()
                && before.filter(former -> former.ended().equals(now.ended())).isEmpty();
        boolean isPending = !now.pendingVersion().isEmpty()
                && !Optional.of(now.pendingVersion()).equals(reported.currentVersion());
        boolean hasOrdered = ordered.isPresent() && ordered.equals(reported.currentVersion());
        if (!isPending && (hasOrdered || (endedSince && ordered.isEmpty()))) {
            return Optional.of(new Ended(Ending.COMPLETED, Optional.empty(), reported));
        }
        if (!isPending && endedSince) {
            return Optional.of(new NotAsOrdered(
                    "version " + ordered.orElseThrow() + " was ordered, and the device ended with "
                            + reported.currentVersion().orElse("a version that it does not tell"),
                    reported));
        }
        return changed(now, Optional.of(FirmwareStatus.STAND_BY));
    }

    private Optional<Sighting> ended(Ending ending, Reported reported, ReportedFirmware now) {
        return isFormer(now)
                ? changed(now, Optional.of(FirmwareStatus.FAILED))
                : Optional.of(new Ended(ending, Optional.of(reason(now)), reported));
    }

    /** A failure from before the order stays reported, and an error is followed by the rollback after it. */
    private boolean isFormer(ReportedFirmware now) {
        return before.filter(former -> former.status().means(ModuleStatus.ERROR)
                        || former.status().means(ModuleStatus.ROLLED_BACK))
                .filter(former -> former.started().equals(now.started()))
                .filter(former -> former.equals(now) || now.status().means(ModuleStatus.ROLLED_BACK))
                .isPresent();
    }

    private Optional<Sighting> changed(ReportedFirmware now, Optional<FirmwareStatus> status) {
        return changes.news(new Changed(status, now.status().text(), Optional.empty()));
    }

    private static ReportedReason reason(ReportedFirmware now) {
        return new ReportedReason(Word.unknown(now.status().text()), now.substatus());
    }
}
