package dev.drydock.files.trust;

import dev.drydock.application.device.floor.FloorFile;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.KeptDocument;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.TrustCodec;
import java.util.Optional;
import java.util.Set;

/** The floor in {@code floor.json}, with the one before it, which counts while the newest cannot be read. */
public final class FileFloor implements FloorFile {
    private static final String FILE = "floor.json";
    private static final String FLOOR = "floor";

    private final StateFiles files;
    private final KeptDocument<Floor> document;

    public FileFloor(StateFiles files) {
        this.files = files;
        this.document = new KeptDocument<>(files, FILE, body -> TrustCodec.floor(body.object(FLOOR)), Set.of(FLOOR));
    }

    /** A file that is there and that the disk does not give now is not one that is lost: nothing is written in its place. */
    @Override
    public Optional<Floor> read() {
        var unused = files.read(FILE);
        return document.newestOrFormer(this::save);
    }

    @Override
    public void save(Floor floor) {
        document.save(Members.none().set(FLOOR, TrustCodec.write(floor)));
    }
}
