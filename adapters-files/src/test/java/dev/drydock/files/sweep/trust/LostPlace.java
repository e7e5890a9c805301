package dev.drydock.files.sweep.trust;

import dev.drydock.domain.boot.Slot;
import dev.drydock.files.disk.CrashingStorage;
import java.util.List;
import java.util.Locale;

/** A place of the floor or of the keys that is lost while the device is without power. */
public enum LostPlace {
    FLOOR_DELETED("floor.json", true),
    FLOOR_DELETED_WITH_THE_ONE_BEFORE("floor.json", true),
    FLOOR_DAMAGED("floor.json", false),
    KEY_SET_DELETED("keyset.json", true),
    KEY_SET_DAMAGED("keyset.json", false),
    SLOT_RECORD_DELETED("slots/%s/slot.json", true),
    SLOT_RECORD_DAMAGED("slots/%s/slot.json", false);

    public static final List<LostPlace> OF_KEY_SETS = List.of(KEY_SET_DELETED, KEY_SET_DAMAGED);

    /** Those that can be lost whatever the device is at. */
    public static final List<LostPlace> OF_THE_STATE_FOLDER =
            List.of(FLOOR_DELETED, FLOOR_DAMAGED, KEY_SET_DELETED, KEY_SET_DAMAGED);

    private final String name;
    private final boolean deleted;

    LostPlace(String name, boolean deleted) {
        this.name = name;
        this.deleted = deleted;
    }

    public boolean isSlotRecord() {
        return this == SLOT_RECORD_DELETED || this == SLOT_RECORD_DAMAGED;
    }

    /** Loses it; the name of its document. */
    public String lose(CrashingStorage disk, Slot committed) {
        String file = name.formatted(committed.name().toLowerCase(Locale.ROOT));
        if (deleted) {
            disk.remove(file);
            if (this == FLOOR_DELETED_WITH_THE_ONE_BEFORE) {
                disk.remove(file + ".1");
            }
        } else if (disk.contents().containsKey(file)) {
            byte[] half = disk.contents().get(file).array().clone();
            half[half.length / 2] ^= 1;
            disk.put(file, half);
        }
        return file;
    }
}
