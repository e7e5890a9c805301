package dev.drydock.domain.trust.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorTest {
    private static final Instant TOLD = Instant.parse("2026-12-01T00:00:00Z");
    private static final Optional<KeySetVersion> SECOND = Optional.of(new KeySetVersion(1, 2));
    private static final Optional<KeySetVersion> THIRD = Optional.of(new KeySetVersion(1, 3));

    private static Floor floor(Optional<KeySetVersion> at, long sequence, int counter) {
        return new Floor(at, new ReleaseNumbers(sequence, counter), Optional.empty());
    }

    @Test
    void a_clock_of_1970_is_replaced_by_the_latest_time_that_was_signed() {
        Floor floor = Floor.NONE.notBefore(TOLD);

        assertThat(floor.floored(Instant.EPOCH)).isEqualTo(TOLD);
        assertThat(floor.floored(TOLD.plusSeconds(1))).isEqualTo(TOLD.plusSeconds(1));
        assertThat(Floor.NONE.floored(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void a_clock_of_2099_is_believed_while_it_says_so_and_leaves_nothing_behind() {
        Floor floor = Floor.NONE.notBefore(TOLD);
        Instant wrong = Instant.parse("2099-01-01T00:00:00Z");

        assertThat(floor.floored(wrong)).isEqualTo(wrong);
        assertThat(floor.floored(TOLD.minusSeconds(1))).isEqualTo(TOLD);
    }

    @Test
    void time_never_goes_back_whichever_place_tells_it() {
        Floor early = Floor.NONE.notBefore(TOLD.minusSeconds(9));
        Floor late = Floor.NONE.notBefore(TOLD);

        assertThat(early.with(late).time()).contains(TOLD);
        assertThat(late.with(early).time()).contains(TOLD);
        assertThat(late.notBefore(TOLD.minusSeconds(9)).time()).contains(TOLD);
        assertThat(late.with(Floor.NONE).time()).contains(TOLD);
    }

    @Test
    void of_two_places_the_larger_of_each_number_counts() {
        assertThat(floor(SECOND, 31, 2).with(floor(SECOND, 30, 4))).isEqualTo(floor(SECOND, 31, 4));
        assertThat(Floor.NONE.with(floor(Optional.empty(), 1, 0)).numbers()).isEqualTo(new ReleaseNumbers(1, 0));
    }

    @Test
    void the_floor_that_a_later_key_set_has_set_counts_alone_also_when_it_is_lower() {
        Floor burnt = floor(SECOND, ReleaseNumbers.LARGEST_SEQUENCE, 9_000);

        assertThat(burnt.with(floor(THIRD, 33, 0))).isEqualTo(floor(THIRD, 33, 0));
        assertThat(floor(THIRD, 33, 0).with(burnt)).isEqualTo(floor(THIRD, 33, 0));
        assertThat(floor(THIRD, 33, 0).with(floor(Optional.empty(), 99, 9))).isEqualTo(floor(THIRD, 33, 0));
    }

    @Test
    void a_committed_release_raises_what_it_is_above_and_lowers_nothing() {
        Release release = new Release(Digest.of(new byte[32]), new ReleaseNumbers(32, 1), TOLD, SECOND);

        Floor raised = floor(SECOND, 31, 2).raisedBy(release);

        assertThat(raised.numbers()).isEqualTo(new ReleaseNumbers(32, 2));
        assertThat(raised.time()).contains(TOLD);
        assertThat(release.floor()).isEqualTo(new Floor(SECOND, new ReleaseNumbers(32, 1), Optional.of(TOLD)));
    }
}
