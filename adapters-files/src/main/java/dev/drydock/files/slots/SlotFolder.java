package dev.drydock.files.slots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.files.disk.ImageFile;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.CheckedDocument;
import dev.drydock.files.document.CheckedDocument.Content;
import dev.drydock.files.document.FormatTooNew;
import dev.drydock.files.document.MalformedDocument;
import dev.drydock.files.document.Members;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One slot as a folder: {@code image}, and {@code slot.json}, which says what the image is. */
final class SlotFolder {
    private final StateFiles files;
    private final String folder;

    SlotFolder(StateFiles files, Slot slot) {
        this.files = files;
        this.folder = "slots/" + slot.name().toLowerCase(Locale.ROOT);
    }

    /** What is known of a slot's bytes. */
    enum Condition {
        /** They are not all there. */
        WRITING,
        /** Nothing is said of them, as of those that the device was delivered with. */
        UNKNOWN,
        /** They are all there. */
        WHOLE
    }

    /** What the slot says of itself; empty when it says nothing that can be read. */
    Optional<SlotRecord> record() {
        return document().flatMap(SlotFolder::understood);
    }

    private Optional<Content.Whole> document() {
        Optional<byte[]> bytes = files.read(recordName());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Content content = CheckedDocument.decode(bytes.get());
        if (content instanceof Content.TooNew newer) {
            throw new FormatTooNew(files.locate(recordName()), newer.format());
        }
        return content instanceof Content.Whole whole ? Optional.of(whole) : Optional.empty();
    }

    /** A disk that cannot be read says nothing. */
    Condition condition() {
        try {
            return record().map(known -> known instanceof SlotRecord.Whole ? Condition.WHOLE : Condition.WRITING)
                    .orElse(Condition.UNKNOWN);
        } catch (StorageFailure e) {
            return Condition.UNKNOWN;
        }
    }

    /** Says something else of the slot; durable when it returns. What a later program added of the same update is kept. */
    void write(SlotRecord record) {
        ObjectNode former = document()
                .filter(found -> isOf(record.order().id(), found))
                .map(found -> found.document().node())
                .orElseGet(Members::none);
        files.replace(recordName(), CheckedDocument.encode(record.write(), former, Set.of()));
    }

    private static boolean isOf(UpdateId id, Content.Whole found) {
        return understood(found).filter(known -> known.order().id().equals(id)).isPresent();
    }

    void create() {
        files.createFolders(folder);
    }

    ImageFile openImage() {
        return files.openImage(imageName());
    }

    String locateImage() {
        return files.locate(imageName());
    }

    /** Reads the image from the disk, or as many bytes of it as are asked for. */
    GrowingMeasure read(long atMost) {
        GrowingMeasure measure = new GrowingMeasure();
        files.readImage(imageName(), atMost, measure::take);
        return measure;
    }

    ImageMeasure measure() {
        return read(Long.MAX_VALUE).measure();
    }

    private static Optional<SlotRecord> understood(Content.Whole whole) {
        try {
            return Optional.of(SlotRecord.read(whole.body()));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    private String recordName() {
        return folder + "/slot.json";
    }

    private String imageName() {
        return folder + "/image";
    }
}
