package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.disk.Storage;
import dev.drydock.files.journal.FileUpdateJournal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two updates from their orders to their commits, first into slot B, then into slot A, with all their writes, and one that fails. */
final class UpdateScript {
    static final byte[] FIRST = Samples.image(5000, 1);
    static final byte[] SECOND = Samples.image(3000, 2);

    /** The memories that were acknowledged: each is durable from the moment that it is here. */
    final List<AgentMemory> saved = new ArrayList<>();

    final List<LoaderRecord> records = new ArrayList<>();

    private final StateFiles files;
    private final FileUpdateJournal journal;
    private int boots;

    UpdateScript(Storage storage) {
        this.files = new StateFiles(storage);
        this.journal = new FileUpdateJournal(files);
    }

    void run() {
        boot();
        update(Slot.B, FIRST, 0);
        update(Slot.A, SECOND, 100);
        failAfterBeginning(200);
    }

    /** An update that ends while the journal still holds the secrets by which its image was to be fetched. */
    private void failAfterBeginning(int stamp) {
        List<UpdateState> states = Samples.states();
        save(states.get(9), stamp + 1);
        save(states.get(4), stamp + 2);
    }

    private void update(Slot target, byte[] image, int stamp) {
        List<UpdateState> states = Samples.states();
        UpdateOrder order = Samples.order("u-" + stamp, image);
        save(states.get(7), stamp + 1);
        save(states.get(9), stamp + 2);
        ImageMeasure measured = download(target, order, image);
        save(states.get(10), stamp + 3);
        slots().seal(target, new SlotImage(order, measured));
        save(states.get(12), stamp + 4);
        assertThat(slots().measure(target)).isEqualTo(measured);
        slots().arm(target);
        record();
        save(states.get(13), stamp + 5);
        boot();
        save(states.get(14), stamp + 6);
        slots().commit(target);
        record();
        save(states.get(2), stamp + 7);
    }

    private ImageMeasure download(Slot target, UpdateOrder order, byte[] image) {
        try (ImageSink sink = slots().open(target, order)) {
            sink.restart(Optional.of("\"" + order.id() + "\""));
            sink.write(ByteBuffer.wrap(image));
            return sink.finish();
        }
    }

    /** Does what is left to do after a power cut until the first update or both are committed. */
    void recover(Slot target, byte[] image) {
        boot();
        Boot found = slots().boot();
        if (found.committed() == target) {
            return;
        }
        if (found.running() != target) {
            slots().commit(found.committed());
            UpdateOrder order = Samples.order("again", image);
            ImageMeasure measured = download(target, order, image);
            slots().seal(target, new SlotImage(order, measured));
            slots().arm(target);
            boot();
        }
        slots().commit(target);
    }

    void boot() {
        new FileBootLoader(files).load(new BootId("boot-" + System.identityHashCode(this) + "-" + boots++));
        record();
    }

    FileSlots slots() {
        return new FileSlots(files, new BootId("this-boot"));
    }

    FileUpdateJournal journal() {
        return journal;
    }

    LoaderRecord found() {
        return new LoaderRecordFile(files).current();
    }

    private void record() {
        LoaderRecord found = found();
        records.add(new LoaderRecord(found.committed(), found.trial(), found.running(), Optional.empty()));
    }

    private void save(UpdateState state, int stamp) {
        AgentMemory memory = Samples.memory(state).withSequenceCeiling(stamp);
        journal.save(memory);
        saved.add(memory);
    }
}
