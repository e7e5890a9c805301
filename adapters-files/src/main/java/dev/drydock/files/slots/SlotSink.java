package dev.drydock.files.slots;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.files.disk.ImageFile;
import dev.drydock.files.measure.GrowingMeasure;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The end of a slot's image, where the bytes of a download go. Bytes from before it was opened are hashed again. */
final class SlotSink implements ImageSink {
    /** The most bytes that a power cut may cost. */
    private static final long UNFORCED_AT_MOST = 8L << 20;

    private static final int LONGEST_ETAG = 1024;

    private final SlotFolder slot;
    private final ImageFile file;
    private final GrowingMeasure measure;
    private SlotRecord.Writing record;
    private String place;
    private long unforced;

    private SlotSink(SlotFolder slot, SlotRecord.Writing record, ImageFile file, GrowingMeasure measure) {
        this.slot = slot;
        this.record = record;
        this.file = file;
        this.measure = measure;
        this.place = record.order().uri().withoutSecrets();
    }

    /** Opens a slot whose record says that it is being written; bytes that can be resumed from are kept. */
    static SlotSink open(SlotFolder slot, SlotRecord.Writing record) {
        ImageFile file = slot.openImage();
        try {
            long there = file.length();
            boolean tooLong = there > record.order().size().orElse(Long.MAX_VALUE);
            if (there > 0 && (record.etag().isEmpty() || tooLong)) {
                file.clear();
                there = 0;
            }
            return new SlotSink(slot, record, file, slot.read(there));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public long length() {
        return measure.size();
    }

    @Override
    public Optional<String> etag() {
        return measure.size() > 0 && record.source().equals(place) ? record.etag() : Optional.empty();
    }

    @Override
    public void from(ImageUri source) {
        place = source.withoutSecrets();
    }

    @Override
    public boolean holdsFrom(ImageUri source) {
        return measure.size() > 0 && record.source().equals(source.withoutSecrets());
    }

    /** Drops the old bytes before it records the new validator, which must never be taken for theirs. */
    @Override
    public void restart(Optional<String> validator) {
        if (file.length() > 0) {
            file.clear();
        }
        measure.reset();
        unforced = 0;
        Optional<String> usable =
                validator.filter(text -> !text.startsWith("W/")).filter(text -> text.length() <= LONGEST_ETAG);
        SlotRecord.Writing begun = new SlotRecord.Writing(record.order(), place, usable);
        if (!begun.equals(record)) {
            slot.write(begun);
            record = begun;
        }
    }

    @Override
    public void write(ByteBuffer bytes) {
        refuseGap();
        try {
            append(bytes);
        } catch (StorageFailure e) {
            leaveRoom(e);
            throw e;
        }
    }

    private void append(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            ByteBuffer taken = bytes.duplicate();
            int count = file.append(bytes);
            measure.take(taken.limit(taken.position() + count));
            unforced += count;
        }
        if (unforced >= UNFORCED_AT_MOST) {
            file.force();
            unforced = 0;
        }
    }

    /** Empties an image that does not fit: the device needs the room to record that failure. */
    private void leaveRoom(StorageFailure failure) {
        if (failure.reason().code() != ReasonCode.DISK_FULL) {
            return;
        }
        try {
            file.clear();
        } catch (StorageFailure alsoRefused) {
            failure.addSuppressed(alsoRefused);
        }
    }

    @Override
    public ImageMeasure finish() {
        refuseGap();
        file.force();
        unforced = 0;
        return measure.measure();
    }

    @Override
    public void close() {
        file.close();
    }

    /** Refuses to go on after a failure: the disk may have taken bytes that were not hashed. */
    private void refuseGap() {
        if (file.length() != measure.size()) {
            throw new IllegalStateException("a sink that failed cannot be written to; close it and open it again");
        }
    }
}
