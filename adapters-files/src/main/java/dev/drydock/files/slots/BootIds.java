package dev.drydock.files.slots;

import dev.drydock.domain.boot.BootId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The sources of boot ids. */
public final class BootIds {
    private static final Path KERNELS = Path.of("/proc/sys/kernel/random/boot_id");

    private BootIds() {}

    /** The kernel's boot id, for a device whose restarts are real ones; on a system without one, the id of this start. */
    public static BootId ofKernel() {
        return ofFile(KERNELS);
    }

    /** A new boot id, for a device whose every start of the process is a boot. */
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
