package dev.drydock.protocol.report;

import dev.drydock.domain.target.DeviceTrust;
import java.util.Optional;

/** The trust of a device for people, in one line. */
public final class TrustSentence {
    private TrustSentence() {}

    /**
     * The least that a device takes.
     *
     * @param mode the word for the orders that it takes
     * @param keySet the version of the keys that it trusts
     */
    public static String of(String mode, Optional<String> keySet, long sequence, long counter) {
        return mode.equals(DeviceTrust.NONE)
                ? mode + ", whoever may give it orders may have any image installed"
                : mode + keySet.map(version -> ", key set " + version).orElse("") + ", sequence " + sequence
                        + ", security counter " + counter;
    }

    /**
     * The desired order that it holds back, or the key set that it does not take.
     *
     * @param update empty for a key set
     */
    public static String held(Optional<String> update, String code, String message) {
        return update.map(id -> "update " + id).orElse("a key set") + ", " + code
                + (message.isEmpty() ? "" : ": " + message);
    }
}
