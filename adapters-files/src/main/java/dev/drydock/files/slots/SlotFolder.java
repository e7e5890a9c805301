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
import dev.drydock.files.measure.GrowingMeasure;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One slot as a folder: {@code image}, and {@code slot.json}, the record of the image. */
final class SlotFolder {
    private final StateFiles files;
    private final String folder;

    SlotFolder(StateFiles files, Slot slot) {
        this.files = files;
        this.folder = "slots/" + slot.name().toLowerCase(Locale.ROOT);
    }

    /** The completeness of a slot's bytes. */
    enum Condition {
        /** They are not all there. */
        WRITING,
        /** They have no record, as those that the device was delivered with. */
        UNKNOWN,
        /** They are all there. */
        WHOLE
    }

    /** The slot's record; empty when there is none that can be read. */
    Optional<SlotRecord> record() {
        return document().flatMap(SlotFolder::understood);
    }

    private Optional<Content.Whole> document() {
        Optional<byte[]> bytes = files.read(recordName());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return CheckedDocument.decode(bytes.get()).match(new Content.Cases<>() {
            @Override
            public Optional<Content.Whole> whole(Content.Whole content) {
                return Optional.of(content);
            }

            @Override
            public Optional<Content.Whole> damaged(Content.Damaged content) {
                return Optional.empty();
            }

            @Override
            public Optional<Content.Whole> tooNew(Content.TooNew content) {
                throw new FormatTooNew(files.locate(recordName()), content.format());
            }
        });
    }

    /** The completeness by the record; unknown when the disk cannot be read. */
    Condition condition() {
        try {
            return record().map(known -> known instanceof SlotRecord.Whole ? Condition.WHOLE : Condition.WRITING)
                    .orElse(Condition.UNKNOWN);
        } catch (StorageFailure e) {
            return Condition.UNKNOWN;
        }
    }

    /** Replaces the slot's record; durable when it returns. Members that a later program added for the same update are kept. */
    void write(SlotRecord record) {
        ObjectNode former = document()
                .filter(found -> isOf(record.order().id(), found))
                .map(found -> found.document().node())
                .orElseGet(Members::none);
        files.replace(
                recordName(),
                CheckedDocument.encode(record.write(), former, Set.of()).bytes());
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

    /** Reads and measures the image, up to this many bytes. */
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
