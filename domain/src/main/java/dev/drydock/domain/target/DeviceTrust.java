package dev.drydock.domain.target;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.util.List;
import java.util.Optional;

/**
 * The manifests that a device takes, as it tells that itself. Its words are those that it reported: a newer device may use some
 * that are not known here.
 *
 * @param mode the word for the orders that it takes; {@link #SIGNED} when those without a manifest are refused
 * @param keySet the version of the keys that it trusts
 * @param manifest identity of the committed image's
 * @param numbers the least that it takes
 * @param formats of manifests that it reads
 * @param keySetFormats those of key sets
 * @param refused the desired order that it holds back
 */
public record DeviceTrust(
        String mode,
        Optional<KeySetVersion> keySet,
        Optional<Digest> manifest,
        ReleaseNumbers numbers,
        List<Integer> formats,
        List<Integer> keySetFormats,
        Optional<Refused> refused) {

    /** The mode of a device that takes signed orders alone. */
    public static final String SIGNED = "signed";

    /** The mode of a device that takes orders without a manifest, and looks at one that is there. */
    public static final String MIXED = "mixed";

    /** The mode of a device that takes any order. */
    public static final String NONE = "none";

    /** Most formats that are kept. */
    public static final int MOST_FORMATS = 8;

    /** Longest sentence of a refusal that is kept. */
    public static final int LONGEST_MESSAGE = 256;

    /**
     * A desired order that stays desired and that the device looks at again, or a key set that it does not take.
     *
     * @param id of the order; empty for a key set
     * @param code of the reason
     * @param message for people; empty for one that is too long or not plain
     */
    public record Refused(Optional<UpdateId> id, String code, String message) {
        /** @throws IllegalArgumentException when the code has another form */
        public Refused {
            PlainText.value("a code", code, Field.LONGEST_VALUE);
            message = PlainText.isPlain(message, LONGEST_MESSAGE) ? message : "";
        }
    }

    /** @throws IllegalArgumentException when the mode has another form, or there are too many formats */
    public DeviceTrust {
        PlainText.value("a mode", mode, Field.LONGEST_VALUE);
        formats = List.copyOf(formats);
        keySetFormats = List.copyOf(keySetFormats);
        if (Math.max(formats.size(), keySetFormats.size()) > MOST_FORMATS) {
            throw new IllegalArgumentException("at most " + MOST_FORMATS + " formats are kept");
        }
    }

    /** Whether the device refuses orders without a manifest. */
    public boolean isSigned() {
        return mode.equals(SIGNED);
    }

    /** Whether the device looks at manifests at all. */
    public boolean isChecking() {
        return isSigned() || mode.equals(MIXED);
    }
}
