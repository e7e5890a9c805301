package dev.drydock.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    private static final String UPDATE = "golden.update";

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void compareOnly() {
        before = System.clearProperty(UPDATE);
    }

    @AfterEach
    void asBefore() {
        if (before == null) {
            System.clearProperty(UPDATE);
        } else {
            System.setProperty(UPDATE, before);
        }
    }

    @Test
    void a_file_that_is_the_same_passes() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "one\ntwo\n");
        Golden.assertFile(file, "one\ntwo\n");
        assertThat(Golden.read(file)).isEqualTo("one\ntwo\n");
    }

    @Test
    void a_file_that_differs_fails_with_the_first_line_that_does() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "one\ntwo\n");
        assertThatThrownBy(() -> Golden.assertFile(file, "one\n2\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in line 2")
                .hasMessageContaining("kept:    two\n  derived: 2");
        assertThatThrownBy(() -> Golden.assertFile(file, "one\ntwo\n\n"))
                .hasMessageContaining("in line 4")
                .hasMessageContaining("kept:    <no such line>");
        assertThat(file).hasContent("one\ntwo\n");
    }

    @Test
    void a_file_that_is_missing_fails() {
        assertThatThrownBy(() -> Golden.assertFile(folder.resolve("none"), ""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dgolden.update=true");
    }

    @Test
    void only_what_is_between_the_markers_of_a_page_is_derived() throws IOException {
        String text = "by hand\n<!-- generated: begin -->\nold\n<!-- generated: end -->\nby hand, too\n";
        Path page = Files.writeString(folder.resolve("page.md"), text);
        Golden.assertPage(page, "old\n");
        assertThatThrownBy(() -> Golden.assertPage(page, "new\n")).isInstanceOf(AssertionError.class);

        System.setProperty(UPDATE, "true");
        Golden.assertPage(page, "new\n");

        assertThat(page).hasContent(text.replace("old", "new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!-- generated: begin -->", "<!-- generated: end --><!-- generated: begin -->"})
    void a_page_without_both_markers_fails(String text) throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), text);
        assertThatThrownBy(() -> Golden.assertPage(page, "new\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("markers");
    }
}
