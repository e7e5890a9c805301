package dev.drydock.files.install;

import dev.drydock.application.device.install.OpenInstallation;
import dev.drydock.files.disk.StateFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The note of an installation in a file of the state folder: one line, which is empty when no installation is open. */
public final class FileOpenInstallation implements OpenInstallation {
    private static final String FILE = "installation";
    /** Nothing else is a mark: processes are killed by it. */
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final StateFiles files;

    public FileOpenInstallation(StateFiles files) {
        this.files = files;
    }

    @Override
    public Optional<String> mark() {
        return files.read(FILE)
                .map(content -> new String(content, StandardCharsets.ISO_8859_1).strip())
                .filter(text -> MARK.matcher(text).matches());
    }

    /** @throws IllegalArgumentException when the mark is no UUID */
    @Override
    public void begin(String mark) {
        if (!MARK.matcher(mark).matches()) {
            throw new IllegalArgumentException("the mark of a run is a UUID");
        }
        write(mark);
    }

    @Override
    public void end(String mark) {
        if (mark().equals(Optional.of(mark))) {
            write("");
        }
    }

    private void write(String line) {
        files.replace(FILE, (line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
