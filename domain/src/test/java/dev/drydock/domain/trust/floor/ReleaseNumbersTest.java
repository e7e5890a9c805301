package dev.drydock.domain.trust.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReleaseNumbersTest {
    @Test
    void the_larger_of_each_number_counts() {
        assertThat(new ReleaseNumbers(30, 1).max(new ReleaseNumbers(29, 2))).isEqualTo(new ReleaseNumbers(30, 2));
        assertThat(ReleaseNumbers.NONE.max(new ReleaseNumbers(1, 1))).isEqualTo(new ReleaseNumbers(1, 1));
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThat(new ReleaseNumbers(4_503_599_627_370_495L, Integer.MAX_VALUE).sequence())
                .isEqualTo(ReleaseNumbers.LARGEST_SEQUENCE);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseNumbers(4_503_599_627_370_496L, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseNumbers(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseNumbers(0, -1));
    }
}
