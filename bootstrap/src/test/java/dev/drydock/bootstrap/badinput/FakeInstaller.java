package dev.drydock.bootstrap.badinput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An installer program for two slots, {@code one} and {@code two}, whose parts go wrong when a test says so. */
final class FakeInstaller {
    private static final String PROGRAM = """
            #!/bin/sh
            cd "$(dirname "$0")" || exit 1
            echo "$1 ${DRYDOCK_FORMER_SLOT:-}" >>calls
            booted=$(cat booted)
            other=two; [ "$booted" = two ] && other=one
            if [ -e "$1.fails" ]; then . "./$1.fails"; fi
            case "$1" in
              install)
                cp "$DRYDOCK_IMAGE" "$other.image" && echo "$DRYDOCK_VERSION" >"$other.version" && echo "$other" >booted ;;
              running) echo "$booted $(cat "$booted.version")" ;;
              commit) ;;
              rollback) echo "$DRYDOCK_FORMER_SLOT" >booted ;;
            esac
            """;

    private final Path folder;

    FakeInstaller(Path folder) throws IOException {
        this.folder = folder;
        write("booted", "one");
        write("one.version", "1.0.0");
        write("calls", "");
        Path program = write("installer", PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    Path program() {
        return folder.resolve("installer");
    }

    /** Lets a verb do something else from now on: a piece of a shell script, after which it does what it does otherwise. */
    void fails(String verb, String script) {
        write(verb + ".fails", script + "\n");
    }

    void works(String verb) throws IOException {
        Files.deleteIfExists(folder.resolve(verb + ".fails"));
    }

    String booted() throws IOException {
        return Files.readString(folder.resolve("booted")).strip();
    }

    byte[] image(String slot) throws IOException {
        return Files.readAllBytes(folder.resolve(slot + ".image"));
    }

    /** The verbs that change something, in the order in which they came, each with the slot that ran before. */
    List<String> changes() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .map(String::strip)
                .filter(call -> !call.isEmpty() && !call.startsWith("running"))
                .toList();
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
