package dev.drydock.files.slots;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.application.device.slots.InstallerSlots;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.ImageFile;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.SlotFolder.Condition;
import java.util.Optional;

/** The two slots as folders, {@code slots/a} and {@code slots/b}, with the boot record {@code boot.json} beside them. */
public final class FileSlots implements InstallerSlots {
    private final StateFiles files;
    private final BootId boot;
    private final LoaderRecordFile loader;

    /** @param boot this boot, which {@link FileBootLoader} has handled */
    public FileSlots(StateFiles files, BootId boot) {
        this.files = files;
        this.boot = boot;
        this.loader = new LoaderRecordFile(files);
    }

    @Override
    public synchronized Boot boot() {
        LoaderRecord record = loader.current();
        return new Boot(boot, record.running(), record.committed(), record.trial(), record.isInstalling());
    }

    @Override
    public Optional<SlotImage> image(Slot slot) {
        return folder(slot)
                .record()
                .filter(SlotRecord.Whole.class::isInstance)
                .map(whole -> ((SlotRecord.Whole) whole).image());
    }

    /** @throws IllegalStateException when the slot runs, is committed, or is on trial: it must stay as it is */
    @Override
    public synchronized ImageSink open(Slot slot, UpdateOrder order) {
        LoaderRecord record = loader.current();
        if (record.running() == slot || record.committed() == slot || record.tries(slot)) {
            throw new IllegalStateException("slot " + slot + " must not be written: " + record);
        }
        SlotFolder folder = folder(slot);
        folder.create();
        Optional<SlotRecord> found = folder.record();
        SlotRecord.Writing writing = resumable(found, order)
                .orElseGet(() -> new SlotRecord.Writing(order, order.uri().withoutSecrets(), Optional.empty()));
        if (!found.equals(Optional.of(writing))) {
            folder.write(writing);
        }
        return SlotSink.open(folder, writing);
    }

    @Override
    public ImageMeasure measure(Slot slot) {
        return folder(slot).measure();
    }

    @Override
    public synchronized void seal(Slot slot, SlotImage image) {
        SlotRecord whole = new SlotRecord.Whole(image);
        SlotFolder folder = folder(slot);
        folder.create();
        if (!folder.record().equals(Optional.of(whole))) {
            folder.write(whole);
        }
    }

    /** @throws IllegalStateException when the slot holds no whole image */
    @Override
    public synchronized void arm(Slot slot) {
        LoaderRecord record = loader.current();
        if (record.tries(slot)) {
            return;
        }
        if (record.committed() == slot) {
            commit(slot);
            return;
        }
        if (folder(slot).condition() != Condition.WHOLE) {
            throw new IllegalStateException("slot " + slot + " cannot be armed: it holds no whole image");
        }
        loader.save(record.withTrial(Optional.of(new Trial(slot, TRIES))).withOpen(true));
    }

    /** @throws IllegalStateException when the slot is being written */
    @Override
    public synchronized void commit(Slot slot) {
        LoaderRecord record = loader.current();
        LoaderRecord committed = record.withCommitted(slot);
        if (record.equals(committed)) {
            return;
        }
        if (folder(slot).condition() == Condition.WRITING) {
            throw new IllegalStateException("slot " + slot + " cannot be committed: it is being written");
        }
        loader.save(committed);
    }

    @Override
    public String locate(Slot slot) {
        return folder(slot).locateImage();
    }

    @Override
    public synchronized void begin(Slot target, RunningSystem former) {
        LoaderRecord record = loader.current();
        LoaderRecord begun = record.withInstallation(new LoaderRecord.Installation(target, former, true));
        if (!record.equals(begun)) {
            loader.save(begun);
        }
    }

    @Override
    public synchronized Optional<RunningSystem> former() {
        return loader.current().installation().map(LoaderRecord.Installation::former);
    }

    @Override
    public void discard(Slot slot) {
        try (ImageFile image = folder(slot).openImage()) {
            image.clear();
        }
    }

    private static Optional<SlotRecord.Writing> resumable(Optional<SlotRecord> found, UpdateOrder order) {
        return found.filter(record -> record instanceof SlotRecord.Writing writing && writing.canResume(order))
                .map(SlotRecord.Writing.class::cast)
                .map(writing -> new SlotRecord.Writing(order, writing.source(), writing.etag()));
    }

    private SlotFolder folder(Slot slot) {
        return new SlotFolder(files, slot);
    }
}
