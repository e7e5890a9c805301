package dev.drydock.files.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.files.disk.Bytes;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.journal.FileUpdateJournal;
import dev.drydock.files.sweep.life.Course;
import dev.drydock.files.sweep.life.CrashDevice;
import dev.drydock.files.sweep.life.Life;
import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.KeptMemory;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.Trouble;
import dev.drydock.files.sweep.world.UpdatePath;
import dev.drydock.files.sweep.world.UpdatePath.Way;
import dev.drydock.files.sweep.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A device that finds the documents of another program, which are stored under {@code /formats}, in the midst of an update. */
final class StoredDevice {
    static final String JOURNAL = "journal.json";
    static final String BOOT = "boot.json";
    static final String SLOT_A = "slots/a/slot.json";
    static final String SLOT_B = "slots/b/slot.json";
    static final List<String> DOCUMENTS = List.of(JOURNAL, BOOT, SLOT_A, SLOT_B);

    private static final UpdatePath EARLIER = new UpdatePath("earlier", true, Way.BOTH, List.of(Trouble.NONE));
    private static final UpdatePath LATER = new UpdatePath("later", false, Way.BOTH, List.of(Trouble.NONE));
    private static final JsonMapper JSON = new JsonMapper();

    private final CrashingStorage disk = new CrashingStorage();
    private final Findings findings = new Findings();
    private final World world;

    private StoredDevice(Rig rig) {
        world = World.around(EARLIER, rig, findings).withPath(LATER, rig, findings);
    }

    /** One that runs from slot B and has fetched a third of the next image into slot A. */
    static StoredDevice downloading() {
        StoredDevice device = of("later", Rig.HONEST);
        device.disk.put("slots/a/image", Arrays.copyOf(UpdatePath.image("later-0.none"), 500));
        return device;
    }

    /** One that runs from slot B and is about to try the next image, which is in slot A; it may end as it will. */
    static StoredDevice aboutToTry() {
        StoredDevice device = of("on-trial", Rig.ON_A_BAD_DISK);
        device.disk.put("slots/a/image", UpdatePath.image("later-0.none"));
        return device;
    }

    private static StoredDevice of(String folder, Rig rig) {
        StoredDevice device = new StoredDevice(rig);
        DOCUMENTS.forEach(name -> device.disk.put(name, stored(folder + "/" + name)));
        device.disk.put("slots/b/image", UpdatePath.image("earlier-0.none"));
        return device;
    }

    static byte[] stored(String name) {
        try (InputStream in = StoredDevice.class.getResourceAsStream("/formats/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StateFiles files() {
        return new StateFiles(disk);
    }

    /** Boots it, and starts the device app. */
    void boot() {
        new CrashDevice(disk, world).boot();
    }

    /** Lets it live through the update, and through one more; what it did wrong. */
    List<String> live() {
        world.memory = new KeptMemory(true, List.of(memory()));
        new Life(new Situation(disk, world, 0, "stored"), Course.UNDISTURBED).live();
        return findings.words();
    }

    AgentMemory memory() {
        return ((JournalLoad.Found) new FileUpdateJournal(files()).load()).memory();
    }

    void change(String name, UnaryOperator<String> change) {
        String before = new String(disk.contents().get(name).array(), UTF_8);
        disk.put(name, change.apply(before).getBytes(UTF_8));
    }

    JsonNode document(String name) throws IOException {
        return JSON.readTree(disk.contents().get(name).array());
    }

    /** All that is on the disk, but for what has these names. */
    Map<String, Bytes> contentsBut(String... names) {
        Map<String, Bytes> contents = new TreeMap<>(disk.contents());
        contents.keySet().removeAll(List.of(names));
        return contents;
    }
}
