package dev.drydock.files.trust;

import dev.drydock.application.device.floor.FloorFile;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.KeptDocument;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.TrustCodec;
import java.util.Optional;
import java.util.Set;

/** The floor in {@code floor.json}, with the one before it, which counts as well: the larger numbers win. */
public final class FileFloor implements FloorFile {
    private static final String FLOOR = "floor";

    private final KeptDocument<Floor> document;

    public FileFloor(StateFiles files) {
        this.document =
                new KeptDocument<>(files, "floor.json", body -> TrustCodec.floor(body.object(FLOOR)), Set.of(FLOOR));
    }

    @Override
    public Optional<Floor> read() {
        Optional<Floor> newest = document.newest().good().map(KeptDocument.Found.Good::value);
        return newest.or(() -> document.former().good().map(KeptDocument.Found.Good::value));
    }

    @Override
    public void save(Floor floor) {
        document.save(Members.none().set(FLOOR, TrustCodec.write(floor)));
    }
}
