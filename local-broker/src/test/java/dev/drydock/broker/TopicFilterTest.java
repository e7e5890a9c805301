package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {
    @ParameterizedTest
    @CsvSource({"a/b,a/b", "a/+,a/b", "a/+,a/", "+/b,a/b", "a/#,a/b/c", "a/#,a", "#,a/b", "+/+,/a", "$SYS/#,$SYS/a"})
    void a_filter_matches(String filter, String topic) {
        assertThat(new TopicFilter(filter).matches(topic)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a/b,a", "a,a/b", "a/+,a", "a/+,a/b/c", "a/b,a/c", "a/B,a/b", "#,$SYS/a", "+/a,$SYS/a", "+,/a"})
    void a_filter_does_not_match(String filter, String topic) {
        assertThat(new TopicFilter(filter).matches(topic)).isFalse();
    }
}
