package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.Attributes;
import dev.drydock.domain.target.DeviceFacts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The facts of a device after a report. A value that no query could ask for is left out. */
final class ReportFacts {
    private ReportFacts() {}

    /** @param known the device as it was known before, if it was */
    static KnownDevice after(
            Optional<KnownDevice> known, HeardReport heard, Reported reported, Lineage lineage, int hash) {
        Optional<DeviceFacts> before = known.map(KnownDevice::facts);
        DeviceFacts facts = new DeviceFacts(
                heard.device(),
                plain(reported.model()).or(() -> before.flatMap(DeviceFacts::model)),
                reported.currentVersion().flatMap(ReportFacts::version),
                plain(Optional.of(reported.word())),
                plain(reported.update().flatMap(ReportedUpdate::reason).map(ReportFacts::code)),
                isConnected(heard, before),
                plain(reported.zone()),
                plain(reported.update().flatMap(ReportedUpdate::proof).map(Word::text)),
                plain(reported.hardware()),
                reported.trust(),
                tags(heard, before),
                Attributes.among(reported.attributes()).values(),
                Optional.of(heard.at()));
        return new KnownDevice(
                facts,
                known.map(KnownDevice::hash).orElse(hash),
                lineage,
                reported.update().flatMap(ReportedUpdate::id).map(id -> ToldVersions.of(id, known, reported)));
    }

    /** A device of which no report counts, but perhaps its presence. */
    static KnownDevice present(Optional<KnownDevice> known, HeardReport heard, int hash) {
        Optional<DeviceFacts> before = known.map(KnownDevice::facts);
        DeviceFacts facts = new DeviceFacts(
                heard.device(),
                before.flatMap(DeviceFacts::model),
                before.flatMap(DeviceFacts::version),
                before.flatMap(DeviceFacts::state),
                before.flatMap(DeviceFacts::reason),
                isConnected(heard, before),
                before.flatMap(DeviceFacts::zone),
                before.flatMap(DeviceFacts::proof),
                before.flatMap(DeviceFacts::hardware),
                before.flatMap(DeviceFacts::trust),
                tags(heard, before),
                before.map(DeviceFacts::attributes).orElse(Map.of()),
                seen(heard, before));
        return new KnownDevice(
                facts,
                known.map(KnownDevice::hash).orElse(hash),
                known.map(KnownDevice::lineage).orElse(Lineage.UNHEARD),
                known.flatMap(KnownDevice::update));
    }

    /** Those that were read, unless they were written since. */
    private static Map<String, String> tags(HeardReport heard, Optional<DeviceFacts> before) {
        return heard.tags()
                .filter(read -> read.stands().getAsBoolean())
                .map(read -> DeviceFacts.tagsAmong(read.values()))
                .or(() -> before.map(DeviceFacts::tags))
                .orElse(Map.of());
    }

    /** A device that reports is there, as long as nobody has said otherwise. */
    private static boolean isConnected(HeardReport heard, Optional<DeviceFacts> before) {
        return switch (heard.presence()) {
            case CONNECTED -> true;
            case AWAY -> false;
            case UNKNOWN -> before.map(DeviceFacts::connected).orElse(true);
        };
    }

    /** Old news are no sign of life, but for a device of which nothing was known. */
    private static Optional<Instant> seen(HeardReport heard, Optional<DeviceFacts> before) {
        Optional<Instant> last = before.flatMap(DeviceFacts::seen);
        return heard.isReconciled() && last.isPresent() ? last : Optional.of(heard.at());
    }

    private static String code(ReportedReason reason) {
        return reason.code().text();
    }

    static Optional<Version> version(String text) {
        try {
            return Optional.of(new Version(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private static Optional<String> plain(Optional<String> text) {
        return text.filter(DeviceFacts::isPlain);
    }
}
