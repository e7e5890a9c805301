package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of attacks and faults in {@code docs/security.md}: each has its row. That the tests are there, another test checks. */
class ThreatTableTest {
    private static final int ALL = 41;
    private static final Pattern ROW = Pattern.compile("(?m)^[|] (A\\d+) [|] (.+) [|] (.+) [|] (.+) [|]$");

    private final List<MatchResult> rows = ROW.matcher(Repository.text(Repository.ROOT.resolve("docs/security.md")))
            .results()
            .toList();

    @Test
    void every_attack_and_fault_has_its_row_in_its_place() {
        assertThat(rows.stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ALL).mapToObj(n -> "A" + n).toList());
    }

    @Test
    void every_row_names_a_test() {
        assertThat(rows).allSatisfy(row -> assertThat(row.group(4)).containsPattern("`[A-Z]\\w*(Test|Contract)"));
    }
}
