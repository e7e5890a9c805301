package dev.drydock.bootstrap.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void the_heads_stand_above_the_first_page_alone_and_columns_only_grow() {
        Table table = new Table("ID", "STATE");

        assertThat(table.lines(List.of(List.of("a", "idle"), List.of("abcd", ""))))
                .containsExactly("ID    STATE", "a     idle", "abcd  -");
        assertThat(table.lines(List.of(List.of("b", "x")))).containsExactly("b     x");
    }

    @Test
    void texts_of_anybody_are_made_plain() {
        assertThat(new Table("ID").lines(List.of(List.of("a\u001b[2J")))).containsExactly("ID", "a\\u001b[2J");
    }
}
