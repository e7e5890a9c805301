package dev.drydock.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-,0,1000",
        "bytes=10-19,10,10",
        "Bytes=990-5000,990,10",
        "bytes=-10,990,10",
        "bytes=-5000,0,1000",
        "bytes=999-,999,1",
        "bytes=0-99999999999999999999999,0,1000",
        "bytes=007-8,7,2"
    })
    void a_range_is_made_to_fit(String field, long first, long length) {
        assertThat(ByteRange.parse(field, 1000)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0", "bytes=99999999999999999999-"})
    void a_range_beyond_the_end_cannot_be_satisfied(String field) {
        assertThat(ByteRange.parse(field, 1000))
                .hasValueSatisfying(range -> assertThat(range.isSatisfiable()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-1,5-6", "bytes=5-4", "bytes=-", "bytes=a-b", "items=0-1", "bytes 0-1", "", "bytes=1"})
    void what_is_no_single_range_is_ignored(String field) {
        assertThat(ByteRange.parse(field, 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=-1", "bytes=-99"})
    void the_last_bytes_of_nothing_are_the_whole(String field) {
        assertThat(ByteRange.parse(field, 0)).isEmpty();
    }
}
