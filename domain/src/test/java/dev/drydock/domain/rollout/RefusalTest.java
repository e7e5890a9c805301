package dev.drydock.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void every_refusal_says_what_to_do() {
        assertThat(Refusal.values())
                .allSatisfy(refusal -> assertThat(refusal.description()).hasSizeGreaterThan(20));
    }

    @Test
    void without_another_image_there_is_no_way_back() {
        new RolloutStory(new Running(), RolloutTerms.STANDARD)
                .refuses(Refusal.NO_WAY_BACK, new RolloutEvent.RollbackAsked());
        assertThatThrownBy(() -> new RolloutTerms(false, false, OnBad.ROLL_BACK, false, Duration.ofHours(1)))
                .hasMessageContaining("another image");
    }
}
