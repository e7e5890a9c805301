package dev.drydock.protocol.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveWordsTest {
    private static final int MOST = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "1%,",
                ",,,,,,",
                "1% soak=1h then=ask,10%,100%",
                " 1%  a , 10% ,100%",
                "1%,2%,3%,4%,5%,6% then=ask",
                "1%,\"a,b\",(c,d),100%",
                "wherever,where,100%",
                "1% where a = b,100%"
            })
    void waves_by_share_are_cut_at_every_comma_and_blank(String line) {
        List<List<String>> plain = Arrays.stream(line.split(",", MOST))
                .map(wave -> List.of(wave.strip().split("\\s+")))
                .toList();

        assertThat(WaveWords.cut(line, MOST))
                .isEqualTo(plain.stream()
                        .map(words -> new WaveWords(words.get(0), false, words.subList(1, words.size())))
                        .toList());
    }

    @Test
    void a_wave_by_query_ends_at_a_comma_outside_of_lists_and_quotes() {
        assertThat(WaveWords.cut("where a in (b, (c, d)),where \"x\\\",(\" = y , where ), 5%", MOST))
                .containsExactly(
                        new WaveWords("a in (b, (c, d))", true, List.of()),
                        new WaveWords("\"x\\\",(\" = y", true, List.of()),
                        new WaveWords(")", true, List.of()),
                        new WaveWords("5%", false, List.of()));
        assertThat(WaveWords.cut("where \"a, 5%", MOST)).containsExactly(new WaveWords("\"a, 5%", true, List.of()));
    }

    @Test
    void the_words_behind_a_query_are_no_part_of_it() {
        assertThat(WaveWords.cut("where a = \"b soak=1h\"  soak=2h\tthen=ask,where soak=1h,where then=ask)", MOST))
                .containsExactly(
                        new WaveWords("a = \"b soak=1h\"", true, List.of("soak=2h", "then=ask")),
                        new WaveWords("", true, List.of("soak=1h")),
                        new WaveWords("then=ask)", true, List.of()));
    }
}
