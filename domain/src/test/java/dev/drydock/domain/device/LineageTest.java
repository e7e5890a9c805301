package dev.drydock.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.Lineage.Heard;
import dev.drydock.domain.device.Lineage.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The order of reports. A lineage is written as {@code EPOCH SEQUENCE FORMER DOUBTS}, epochs as single letters, {@code -} for none:
 * {@code b 7 a,c 0}.
 */
class LineageTest {
    @ParameterizedTest(name = "{0} hears {1} {2}, reconciled: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # lineage      | epoch | number | reconciled | place           | next
            # The first report of all begins nothing anew.
            - -1 - 0       | -     | 0      | false      | NEWER           | - 0 - 0
            - -1 - 0       | -     | 0      | true       | NEWER           | - 0 - 0
            - -1 - 0       | a     | 0      | false      | NEWER           | a 0 - 0
            # Within an epoch the higher sequence is the newer; nothing else counts, asked for or not.
            a 5 - 0        | a     | 6      | false      | NEWER           | a 6 - 0
            a 5 b,c 0      | a     | 900    | true       | NEWER           | a 900 b,c 0
            a 5 - 0        | a     | 5      | false      | STALE           | a 5 - 0
            a 5 - 0        | a     | 5      | true       | STALE           | a 5 - 0
            a 5 - 0        | a     | 4      | false      | STALE           | a 5 - 0
            a 5 - 0        | a     | 4      | true       | STALE           | a 5 - 0
            # Likewise without one.
            - 5 - 0        | -     | 6      | false      | NEWER           | - 6 - 0
            - 5 - 0        | -     | 5      | false      | STALE           | - 5 - 0
            - 5 - 0        | -     | 5      | true       | STALE           | - 5 - 0
            - 5 - 0        | -     | 4      | false      | STALE           | - 5 - 0
            # Another epoch begins the device anew, whatever the sequence.
            a 5 - 0        | b     | 1      | false      | BEGUN_ANEW      | b 1 a 0
            a 5 - 0        | b     | 5      | true       | BEGUN_ANEW      | b 5 a 0
            a 5 - 0        | b     | 9      | false      | BEGUN_ANEW      | b 9 a 0
            a 5 - 1        | b     | 9      | false      | BEGUN_ANEW      | b 9 a 0
            # An epoch that was left is no news, whatever the sequence.
            b 5 a 0        | a     | 4      | false      | OF_FORMER_EPOCH | b 5 a 0
            b 5 a 0        | a     | 900    | false      | OF_FORMER_EPOCH | b 5 a 0
            e 5 d,c,b,a 0  | a     | 900    | true       | OF_FORMER_EPOCH | e 5 d,c,b,a 0
            - 5 a 1        | a     | 900    | true       | OF_FORMER_EPOCH | - 5 a 1
            # Four of them are kept, the last ones.
            d 5 c,b,a 0    | e     | 0      | false      | BEGUN_ANEW      | e 0 d,c,b,a 0
            e 5 d,c,b,a 0  | f     | 0      | false      | BEGUN_ANEW      | f 0 e,d,c,b 0
            f 5 e,d,c,b 0  | a     | 9      | false      | BEGUN_ANEW      | a 9 f,e,d,c 0
            # An epoch named for the first time: by an agent that was updated, or by one that lost its memory as well.
            - 5 - 0        | a     | 6      | false      | NEWER           | a 6 - 0
            - 5 - 1        | a     | 6      | true       | NEWER           | a 6 - 0
            - 5 - 0        | a     | 5      | false      | BEGUN_ANEW      | a 5 - 0
            - 5 - 1        | a     | 1      | true       | BEGUN_ANEW      | a 1 - 0
            - 5 b 0        | a     | 1      | false      | BEGUN_ANEW      | a 1 b 0
            # An epoch named no longer, as by an agent that was taken back.
            a 5 - 0        | -     | 6      | false      | NEWER           | a 6 - 0
            a 5 - 0        | -     | 4      | false      | STALE           | a 5 - 0
            a 5 - 0        | -     | 4      | true       | STALE           | a 5 - 1
            a 5 b 1        | -     | 4      | true       | BEGUN_ANEW      | - 4 a,b 0
            # A lower sequence without an epoch is believed when two reconciliations running find it.
            - 5 - 0        | -     | 4      | true       | STALE           | - 5 - 1
            - 5 - 1        | -     | 4      | true       | BEGUN_ANEW      | - 4 - 0
            - 5 - 1        | -     | 0      | true       | BEGUN_ANEW      | - 0 - 0
            # What was not asked for neither adds to the doubts nor takes them away, unless it is newer.
            - 5 - 1        | -     | 4      | false      | STALE           | - 5 - 1
            - 5 - 1        | -     | 5      | false      | STALE           | - 5 - 1
            - 5 - 1        | -     | 6      | false      | NEWER           | - 6 - 0
            # A reconciliation that finds what is known ends the doubts: they were not running.
            - 5 - 1        | -     | 5      | true       | STALE           | - 5 - 0
            a 5 - 1        | a     | 5      | true       | STALE           | a 5 - 0
            a 5 - 1        | a     | 4      | true       | STALE           | a 5 - 0
            """)
    void a_report_has_its_place(
            String before, String epoch, long number, boolean reconciled, Place place, String next) {
        assertThat(read(before).hear(epoch(epoch), number, reconciled)).isEqualTo(new Heard(place, read(next)));
    }

    private static Lineage read(String text) {
        String[] words = text.split(" ");
        List<Epoch> former = Arrays.stream(words[2].split(","))
                .flatMap(word -> epoch(word).stream())
                .toList();
        return new Lineage(
                epoch(words[0]), Long.parseLong(words[1]), former, Integer.parseInt(words[words.length - 1]));
    }

    private static Optional<Epoch> epoch(String letter) {
        return letter.equals("-") ? Optional.empty() : Optional.of(new Epoch(letter.repeat(16)));
    }

    @Test
    void a_device_that_was_never_heard_of_takes_any_report() {
        assertThat(Lineage.UNHEARD).isEqualTo(read("- -1 - 0"));
    }

    /** The second device is heard as one that has begun anew; from then on the first is told from it. */
    @Test
    void two_devices_of_one_id_are_told_apart() {
        Lineage lineage = read("a 5 - 0");
        List<Place> places = new ArrayList<>();
        for (String letter : List.of("b", "a", "b", "a", "b")) {
            Heard heard = lineage.hear(epoch(letter), 10 + places.size(), false);
            places.add(heard.place());
            lineage = heard.next();
        }

        assertThat(places)
                .containsExactly(
                        Place.BEGUN_ANEW, Place.OF_FORMER_EPOCH, Place.NEWER, Place.OF_FORMER_EPOCH, Place.NEWER);
        assertThat(lineage).isEqualTo(read("b 14 a 0"));
    }

    /** A page of twins that lags now and then never moves a device back. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reconciliations_that_lag_by_turns_are_not_believed(boolean namesAnEpoch) {
        Optional<Epoch> epoch = namesAnEpoch ? epoch("a") : Optional.empty();
        Lineage lineage = new Lineage(epoch, 5, List.of(), 0);
        for (int turn = 0; turn < 10; turn++) {
            Heard heard = lineage.hear(epoch, 4 + turn % 2, true);
            assertThat(heard.place()).isEqualTo(Place.STALE);
            lineage = heard.next();
        }
    }

    @Test
    void the_former_epochs_of_a_lineage_are_its_own() {
        List<Epoch> former = new ArrayList<>(List.of(Epoch.of(1)));
        Lineage lineage = new Lineage(Optional.empty(), 0, former, 0);
        former.clear();

        assertThat(lineage.former()).containsExactly(Epoch.of(1));
    }
}
