package dev.drydock.files.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.domain.reason.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real disk, and all that may have a name in its folder without being a file of the device app. */
class DurableFilesTest extends StorageContract {
    private static final String PRECIOUS = "of somebody else";

    @TempDir
    Path parent;

    private Path root;
    private Path target;
    private DurableFiles files;

    @BeforeEach
    void open() throws IOException {
        root = parent.resolve("state");
        target = Files.writeString(parent.resolve("target"), PRECIOUS);
        files = DurableFiles.at(root);
    }

    @Override
    Storage storage() {
        return files;
    }

    /** Things that are no regular files. */
    enum Unfit {
        LINK("it is a symbolic link"),
        DANGLING_LINK("it is a symbolic link"),
        PIPE("it is a named pipe, a socket or a device"),
        FOLDER("it is a folder");

        private final String words;

        Unfit(String words) {
            this.words = words;
        }

        void make(Path where, Path target) throws Exception {
            switch (this) {
                case LINK -> Files.createSymbolicLink(where, target);
                case DANGLING_LINK -> Files.createSymbolicLink(where, target.resolveSibling("not-there"));
                case PIPE ->
                    assertThat(new ProcessBuilder("mkfifo", where.toString())
                                    .start()
                                    .waitFor())
                            .isZero();
                case FOLDER -> Files.createDirectory(where);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Unfit.class)
    void what_is_no_regular_file_is_neither_opened_nor_followed_nor_replaced(Unfit unfit) throws Exception {
        unfit.make(root.resolve("a"), target);

        isUnfit(() -> files.read("a"), unfit);
        isUnfit(() -> files.write("a", new byte[1]), unfit);
        isUnfit(() -> files.force("a"), unfit);
        isUnfit(() -> files.open("a"), unfit);
        isUnfit(() -> files.openForLock("a"), unfit);
        isUnfit(() -> files.rename("a", "b"), unfit);
        isUnfit(() -> files.link("a", "b"), unfit);
        if (unfit != Unfit.FOLDER) {
            assertThatThrownBy(() -> files.createFolder("a")).hasMessageContaining(unfit.words);
            assertThatThrownBy(() -> files.forceFolder("a")).hasMessageContaining(unfit.words);
        }

        assertThat(files.exists("a")).isTrue();
        assertThat(target).hasContent(PRECIOUS);
        assertThat(parent.resolve("not-there")).doesNotExist();
    }

    private static void isUnfit(ThrowingCallable operation, Unfit unfit) {
        assertThatThrownBy(operation)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/state/a: " + unfit.words)
                .hasMessageContaining("only a regular file is opened here");
    }

    @Test
    void a_name_is_given_and_taken_in_the_place_of_a_link_and_never_through_it() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), target);
        files.write("a.new", "mine".getBytes(UTF_8));
        files.rename("a.new", "a");
        assertThat(root.resolve("a")).isRegularFile().hasContent("mine");

        Files.createSymbolicLink(root.resolve("b"), target);
        files.delete("b");
        assertThat(target).hasContent(PRECIOUS);
    }

    @Test
    void a_folder_that_is_a_link_is_not_entered() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a"), PRECIOUS);
        Files.createSymbolicLink(root.resolve("f"), elsewhere);
        List<Consumer<String>> operations = List.of(
                name -> DiskTrouble.attempt("read", name, () -> files.read(name)),
                name -> DiskTrouble.attempt("force", name, () -> files.open(name)),
                name -> DiskTrouble.attempt("write", name, () -> {
                    files.write(name, new byte[1]);
                    return name;
                }),
                name -> DiskTrouble.attempt("delete", name, () -> {
                    files.delete(name);
                    return name;
                }));
        for (Consumer<String> operation : operations) {
            assertThatThrownBy(() -> operation.accept("f/a")).isInstanceOfSatisfying(StorageFailure.class, failure -> {
                assertThat(failure.reason().code()).isEqualTo(ReasonCode.STORAGE_FAILED);
                assertThat(failure.reason().message())
                        .endsWith("it is a symbolic link; only a real folder is entered here; remove it");
            });
        }
        assertThat(elsewhere.resolve("a")).hasContent(PRECIOUS);
    }

    @Test
    void the_folder_itself_may_be_reached_by_a_link() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("by-link"), root);
        DurableFiles.at(link).write("a", "mine".getBytes(UTF_8));
        assertThat(root.resolve("a")).hasContent("mine");
    }

    @Test
    void an_image_that_is_a_hard_link_to_the_file_of_somebody_else_is_not_written() throws IOException {
        Files.createLink(root.resolve("image"), target);
        assertThatThrownBy(() -> files.open("image")).hasMessageContaining("it has another name by a hard link");
        files.write("image", new byte[0]);
        assertThat(target).hasContent(PRECIOUS);
    }

    @Test
    void files_and_folders_are_their_owners_alone() throws IOException {
        files.createFolder("f");
        files.write("f/a", new byte[1]);
        files.open("f/image").close();
        files.openForLock("lock").close();
        assertThat(rights(root)).isEqualTo("rwx------");
        assertThat(rights(root.resolve("f"))).isEqualTo("rwx------");
        for (String name : List.of("f/a", "f/image", "lock")) {
            assertThat(rights(root.resolve(name))).as(name).isEqualTo("rw-------");
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_reason_of_the_operating_system_is_told_without_the_names_of_classes() {
        assertThatThrownBy(() -> DiskTrouble.attempt("read", "/state/a", () -> files.read("a")))
                .isInstanceOfSatisfying(
                        StorageFailure.class,
                        failure -> assertThat(failure.reason().message())
                                .isEqualTo("cannot read /state/a: no such file or folder;"
                                        + " check that disk and the rights to that file"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_whose_name_went_to_another_is_held_until_the_folder_is_forced_and_not_longer() throws Exception {
        files.write("former", "a".getBytes(UTF_8));
        files.write("next", "b".getBytes(UTF_8));

        files.rename("next", "former");
        assertThat(namelessHandles()).isEqualTo(1);
        files.forceFolder("");

        await().untilAsserted(() -> assertThat(namelessHandles()).isZero());
        assertThat(root.resolve("former")).hasContent("b");
    }

    /** The handles of this process for files in the folder that have no name any more. */
    private long namelessHandles() throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.map(DurableFilesTest::target)
                    .filter(file -> file.startsWith(root + "/") && file.endsWith(" (deleted)"))
                    .count();
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
