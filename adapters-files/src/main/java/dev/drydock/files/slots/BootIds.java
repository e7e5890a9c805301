package dev.drydock.files.slots;

import dev.drydock.domain.boot.BootId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where boot ids come from. */
public final class BootIds {
    private static final Path KERNELS = Path.of("/proc/sys/kernel/random/boot_id");

    private BootIds() {}

    /** The kernel's, for a device whose restarts are real ones; on a system that has none, one of this start of the process. */
    public static BootId ofKernel() {
        return ofFile(KERNELS);
    }

    /** A new one, for a device that stands for its own process: every start is a boot. */
    public static BootId ofThisStart() {
        return new BootId(UUID.randomUUID().toString());
    }

    static BootId ofFile(Path file) {
        try {
            return new BootId(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            return ofThisStart();
        }
    }
}
