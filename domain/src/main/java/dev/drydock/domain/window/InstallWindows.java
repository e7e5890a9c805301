package dev.drydock.domain.window;

import java.time.LocalDateTime;
import java.util.List;

/** All the windows of a device; with none of them it may install at any time. */
public record InstallWindows(List<InstallWindow> windows) {
    public static final InstallWindows ALWAYS = new InstallWindows(List.of());

    public InstallWindows {
        windows = List.copyOf(windows);
    }

    public boolean areAlways() {
        return windows.isEmpty();
    }

    /** Whether something may be installed at a local time. */
    public boolean areOpenAt(LocalDateTime time) {
        return areAlways() || windows.stream().anyMatch(window -> window.isOpenAt(time));
    }
}
