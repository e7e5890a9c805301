package dev.drydock.files.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.files.disk.Storage.GrowingFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The operations of a disk, which the real one and the one that loses its power have in common. */
abstract class StorageContract {
    /** A storage with nothing in it, the same one throughout a test. */
    abstract Storage storage() throws IOException;

    private void write(String name, String content) throws IOException {
        storage().write(name, content.getBytes(UTF_8));
    }

    private String read(String name) throws IOException {
        try (InputStream in = storage().read(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private void append(String name, String content) throws IOException {
        try (GrowingFile file = storage().open(name)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                assertThat(file.append(bytes)).isPositive();
            }
            file.force();
        }
    }

    private static void isNotThere(ThrowingCallable operation) {
        assertThatThrownBy(operation).isInstanceOf(NoSuchFileException.class);
    }

    private static void isRefused(ThrowingCallable operation) {
        assertThatThrownBy(operation).isInstanceOf(IOException.class);
    }

    @Test
    void what_is_not_there_is_told_as_such() throws IOException {
        Storage storage = storage();
        assertThat(storage.exists("a")).isFalse();
        assertThat(storage.exists("f/a")).isFalse();
        isNotThere(() -> storage.read("a"));
        isNotThere(() -> storage.read("f/a"));
        isNotThere(() -> storage.force("a"));
        isNotThere(() -> storage.forceFolder("f"));
        isNotThere(() -> storage.rename("a", "b"));
        isNotThere(() -> storage.link("a", "b"));
        isNotThere(() -> storage.write("f/a", new byte[1]));
        isNotThere(() -> storage.open("f/a"));
        isNotThere(() -> storage.createFolder("f/g"));
        storage.delete("a");
        storage.delete("f/a");
        assertThat(storage.exists("b")).isFalse();
    }

    @Test
    void a_file_is_written_and_read_and_written_anew() throws IOException {
        write("a", "one, which is longer");
        assertThat(read("a")).isEqualTo("one, which is longer");
        write("a", "two");
        storage().force("a");
        storage().forceFolder("");
        assertThat(read("a")).isEqualTo("two");
        write("a", "");
        assertThat(read("a")).isEmpty();
        assertThat(storage().exists("a")).isTrue();
    }

    @Test
    void a_rename_replaces_the_file_that_had_the_name() throws IOException {
        write("a", "new");
        write("b", "old");
        storage().rename("a", "b");
        assertThat(storage().exists("a")).isFalse();
        assertThat(read("b")).isEqualTo("new");
    }

    @Test
    void a_file_has_two_names_until_one_is_given_to_another_file() throws IOException {
        write("a", "one");
        storage().link("a", "b");
        assertThat(read("b")).isEqualTo("one");
        write("a.new", "two");
        storage().rename("a.new", "a");
        assertThat(read("a")).isEqualTo("two");
        assertThat(read("b")).isEqualTo("one");
    }

    @Test
    void writing_a_file_anew_leaves_its_other_name_as_it_was() throws IOException {
        write("a", "one");
        storage().link("a", "b");
        write("b", "two");
        assertThat(read("a")).isEqualTo("one");
        assertThat(read("b")).isEqualTo("two");
    }

    @Test
    void a_name_that_is_taken_is_not_given_by_a_link() throws IOException {
        write("a", "one");
        write("b", "two");
        assertThatThrownBy(() -> storage().link("a", "b")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read("b")).isEqualTo("two");
    }

    @Test
    void a_rename_between_two_names_of_one_file_does_nothing() throws IOException {
        write("a", "one");
        storage().link("a", "b");
        storage().rename("a", "b");
        assertThat(read("a")).isEqualTo("one");
        assertThat(read("b")).isEqualTo("one");
        storage().delete("a");
        assertThat(read("b")).as("the other name stays").isEqualTo("one");
    }

    @Test
    void a_link_can_be_given_the_name_of_an_earlier_file() throws IOException {
        write("a", "newest");
        write("a.1", "former");
        storage().link("a", "a.1.new");
        storage().rename("a.1.new", "a.1");
        assertThat(storage().exists("a.1.new")).isFalse();
        assertThat(read("a.1")).isEqualTo("newest");
    }

    @Test
    void a_file_that_is_deleted_is_gone() throws IOException {
        write("a", "one");
        storage().delete("a");
        storage().delete("a");
        assertThat(storage().exists("a")).isFalse();
        isNotThere(() -> storage().read("a"));
    }

    @Test
    void folders_are_made_one_in_the_other_and_making_them_again_changes_nothing() throws IOException {
        Storage storage = storage();
        storage.createFolder("f");
        storage.createFolder("f/g");
        write("f/g/a", "deep");
        storage.createFolder("f");
        storage.createFolder("f/g");
        storage.forceFolder("f/g");
        storage.forceFolder("f");
        assertThat(read("f/g/a")).isEqualTo("deep");
        storage.rename("f/g/a", "f/g/b");
        storage.link("f/g/b", "f/g/c");
        assertThat(read("f/g/c")).isEqualTo("deep");
    }

    @Test
    void a_file_is_no_folder_and_a_folder_is_no_file() throws IOException {
        Storage storage = storage();
        storage.createFolder("f");
        write("a", "one");
        isRefused(() -> storage.createFolder("a"));
        isRefused(() -> storage.forceFolder("a"));
        isRefused(() -> storage.createFolder("a/g"));
        isRefused(() -> storage.write("a/b", new byte[1]));
        isRefused(() -> storage.read("f"));
        isRefused(() -> storage.force("f"));
        isRefused(() -> storage.write("f", new byte[1]));
        isRefused(() -> storage.open("f"));
        isRefused(() -> storage.link("f", "g"));
        isRefused(() -> storage.rename("f", "g"));
        isRefused(() -> storage.rename("a", "f"));
        assertThat(read("a")).isEqualTo("one");
        assertThat(storage.exists("f")).isTrue();
    }

    @Test
    void a_growing_file_goes_on_where_it_ended_and_can_be_emptied() throws IOException {
        append("image", "first,");
        append("image", "second");
        assertThat(read("image")).isEqualTo("first,second");
        try (GrowingFile file = storage().open("image")) {
            assertThat(file.length()).isEqualTo(12);
            file.clear();
            assertThat(file.length()).isZero();
            file.append(ByteBuffer.wrap(new byte[] {'x'}));
            assertThat(file.length()).isEqualTo(1);
        }
        assertThat(read("image")).isEqualTo("x");
    }

    @Test
    void a_growing_file_of_many_bytes_takes_them_all() throws IOException {
        String many = "0123456789".repeat(10_000);
        append("image", many);
        assertThat(read("image")).isEqualTo(many);
    }

    @Test
    void nothing_is_appended_from_a_buffer_with_nothing_in_it() throws IOException {
        try (GrowingFile file = storage().open("image")) {
            assertThat(file.append(ByteBuffer.allocate(0))).isZero();
            assertThat(file.length()).isZero();
        }
    }

    @Test
    void a_file_with_another_name_is_not_appended_to() throws IOException {
        append("image", "one");
        storage().link("image", "elsewhere");
        isRefused(() -> storage().open("image"));
        assertThat(read("elsewhere")).isEqualTo("one");
        storage().delete("elsewhere");
        assertThatCode(() -> append("image", "two")).doesNotThrowAnyException();
        assertThat(read("image")).isEqualTo("onetwo");
    }

    @Test
    void a_file_that_is_open_keeps_growing_under_its_new_name() throws IOException {
        try (GrowingFile file = storage().open("a")) {
            file.append(ByteBuffer.wrap(new byte[] {'x'}));
            storage().rename("a", "b");
            file.append(ByteBuffer.wrap(new byte[] {'y'}));
        }
        assertThat(read("b")).isEqualTo("xy");
    }

    @Test
    void there_is_room_and_every_name_has_a_place() throws IOException {
        assertThat(storage().room()).isPositive();
        assertThat(storage().locate("f/a")).endsWith("/f/a");
    }
}
