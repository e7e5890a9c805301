package dev.drydock.files.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.DurableFilesTest.Unfit;
import dev.drydock.files.journal.FileUpdateJournal;
import dev.drydock.files.paths.FolderPaths;
import dev.drydock.files.slots.FileBootLoader;
import dev.drydock.files.slots.FileSlots;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {
    @TempDir
    Path parent;

    /** A second app, as far as the folder is concerned. */
    public static final class SecondApp {
        public static void main(String[] arguments) throws IOException {
            StateFolder.open(Path.of(arguments[0]));
            System.out.println("open");
            System.in.read();
        }
    }

    @Test
    void a_folder_that_is_not_there_is_made_for_its_owner_alone() throws IOException {
        Path folder = parent.resolve("a/b");
        StateFolder.open(folder).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_second_app_in_the_same_process_is_refused() {
        try (StateFolder first = StateFolder.open(parent)) {
            assertThat(first.files().locate("x")).isEqualTo(parent.resolve("x").toString());
            assertThatThrownBy(() -> StateFolder.open(parent))
                    .isInstanceOf(StateFolderInUse.class)
                    .hasMessageContaining(parent + " is in use by another device app");
        }
        StateFolder.open(parent).close();
    }

    @Test
    void a_second_app_in_another_process_is_refused_until_that_one_is_killed() throws Exception {
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondApp.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = second.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> StateFolder.open(parent)).isInstanceOf(StateFolderInUse.class);
        } finally {
            second.destroyForcibly().waitFor();
        }
        StateFolder.open(parent).close();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        for (Path folder : new Path[] {file, file.resolve("below")}) {
            assertThatThrownBy(() -> StateFolder.open(folder))
                    .isInstanceOf(StateFolderUnusable.class)
                    .hasMessageContaining("the state folder " + folder);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() {
        assertThatThrownBy(() -> StateFolder.open(Path.of("/proc/drydock")))
                .isInstanceOf(StateFolderUnusable.class)
                .hasMessageContaining("cannot be made or written");
    }

    @Test
    void a_name_never_leads_out_of_the_folder() throws IOException {
        DurableFiles files = DurableFiles.at(parent);
        for (String name : new String[] {"../x", "/etc/passwd", "a/../../x"}) {
            assertThatThrownBy(() -> files.locate(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static Stream<String> names() {
        return Stream.of(
                "lock",
                "reserve",
                "reserve.new",
                "installation",
                "installation.new",
                "journal.json",
                "journal.json.new",
                "journal.json.1",
                "journal.json.1.new",
                "journal.json.bad",
                "boot.json",
                "boot.json.new",
                "boot.json.1",
                "boot.json.1.new",
                "slots/a/slot.json",
                "slots/a/image",
                "slots/b/slot.json",
                "slots/b/slot.json.new",
                "slots/b/image");
    }

    @ParameterizedTest
    @MethodSource("names")
    void only_a_regular_file_may_have_the_name_of_one(String name) throws Exception {
        Path target = Files.writeString(parent.resolve("target"), "of somebody else");
        for (Unfit unfit : Unfit.values()) {
            Path folder = parent.resolve("state-" + unfit);
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            unfit.make(path, target);
            assertThatThrownBy(() -> StateFolder.open(folder))
                    .isInstanceOf(StateFolderUnusable.class)
                    .hasMessageStartingWith(path + " cannot be used: it is a")
                    .hasMessageEndingWith("remove it, or name another state folder");
            assertThat(target).hasContent("of somebody else");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slots", "slots/a", "slots/b"})
    void only_a_real_folder_may_have_the_name_of_one(String name) throws Exception {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        for (Unfit unfit : List.of(Unfit.LINK, Unfit.DANGLING_LINK, Unfit.PIPE)) {
            Path folder = parent.resolve("state-" + unfit);
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            unfit.make(path, elsewhere);
            assertThatThrownBy(() -> StateFolder.open(folder))
                    .isInstanceOf(StateFolderUnusable.class)
                    .hasMessageStartingWith(path + " cannot be used: it is a");
        }
    }

    @Test
    void a_refused_folder_can_be_opened_once_it_is_put_right() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("journal.json"), parent);
        assertThatThrownBy(() -> StateFolder.open(parent)).isInstanceOf(StateFolderUnusable.class);
        Files.delete(link);
        StateFolder.open(parent).close();
    }

    @Test
    void what_others_had_rights_to_is_its_owners_alone_from_then_on() throws IOException {
        List<String> folders = List.of("", "slots", "slots/b");
        List<String> files = List.of("journal.json", "boot.json.1", "slots/b/slot.json", "slots/b/image", "lock");
        Files.createDirectories(parent.resolve("slots/b"));
        for (String name : folders) {
            Files.setPosixFilePermissions(parent.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        for (String name : files) {
            Path file = Files.createFile(parent.resolve(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        StateFolder.open(parent).close();
        assertThat(folders).allSatisfy(name -> assertThat(rights(name)).isEqualTo("rwx------"));
        assertThat(files).allSatisfy(name -> assertThat(rights(name)).isEqualTo("rw-------"));
    }

    @Test
    void a_folder_that_holds_other_things_too_keeps_its_rights() throws IOException {
        Path other = Files.createFile(parent.resolve("other"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        StateFolder.open(parent).close();
        assertThat(rights("")).isEqualTo("rwxr-xr-x");
        assertThat(rights("other")).isEqualTo("rw-r--r--");
        assertThat(rights("lock")).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "022", "0777"})
    void the_umask_does_not_matter(String umask) throws Exception {
        Path folder = parent.resolve("state");
        Process app = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask " + umask + "; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WholeApp.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(app.waitFor()).isZero();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.toList())
                    .hasSizeGreaterThan(9)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_whole_update_leaves_no_name_that_is_not_looked_at_when_the_folder_is_opened() throws Exception {
        WholeApp.main(new String[] {parent.toString()});
        FolderPaths paths = FolderPaths.in(parent);
        try (Stream<Path> all = Files.walk(parent)) {
            assertThat(all.filter(path -> !path.equals(parent))
                            .map(path -> parent.relativize(path).toString()))
                    .contains("journal.json.1", "boot.json.1", "slots/b/image")
                    .allSatisfy(name -> assertThat(StateLayout.present(paths)).contains(name));
        }
        assertThat(StateLayout.isAppsAlone(paths)).isTrue();
    }

    /** All that an app writes in its folder, in one update. */
    public static final class WholeApp {
        public static void main(String[] arguments) {
            byte[] image = Samples.image(5000, 1);
            try (StateFolder folder = StateFolder.open(Path.of(arguments[0]))) {
                FileUpdateJournal journal = new FileUpdateJournal(folder.files());
                Samples.states().forEach(state -> journal.save(Samples.memory(state)));
                new FileBootLoader(folder.files()).load(new BootId("boot-1"));
                FileSlots slots = new FileSlots(folder.files(), new BootId("boot-1"));
                try (ImageSink sink = slots.open(Slot.B, Samples.order("u-1", image))) {
                    sink.restart(Optional.empty());
                    sink.write(ByteBuffer.wrap(image));
                    slots.seal(Slot.B, new SlotImage(Samples.order("u-1", image), sink.finish()));
                }
                slots.arm(Slot.B);
                new FileBootLoader(folder.files()).load(new BootId("boot-2"));
                slots.commit(Slot.B);
            }
        }
    }

    private String rights(String name) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
