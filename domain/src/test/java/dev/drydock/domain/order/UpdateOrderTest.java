package dev.drydock.domain.order;

import static dev.drydock.domain.Example.OLD_DIGEST;
import static dev.drydock.domain.Example.OLD_VERSION;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.ORDERED_DIGEST;
import static dev.drydock.domain.Example.ORDERED_VERSION;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.RENEWED;
import static dev.drydock.domain.Example.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateOrderTest {
    private static final Optional<Version> VERSION = Optional.of(ORDERED_VERSION);
    private static final Optional<Digest> DIGEST = Optional.of(ORDERED_DIGEST);

    @Test
    void an_image_has_at_least_one_byte() {
        assertThat(order(VERSION, Optional.of(1L), DIGEST).size()).contains(1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(VERSION, Optional.of(0L), DIGEST))
                .withMessageContaining("at least 1 byte");
        assertThatIllegalArgumentException().isThrownBy(() -> order(VERSION, Optional.of(-1L), DIGEST));
    }

    @Test
    void an_order_is_verifiable_by_version_size_and_digest_together() {
        assertThat(ORDER.isVerifiable()).isTrue();
        assertThat(order(Optional.empty(), Optional.of(SIZE), DIGEST).isVerifiable())
                .isFalse();
        assertThat(order(VERSION, Optional.empty(), DIGEST).isVerifiable()).isFalse();
        assertThat(order(VERSION, Optional.of(SIZE), Optional.empty()).isVerifiable())
                .isFalse();
    }

    @Test
    void an_order_sent_again_may_differ_in_its_uri_alone() {
        assertThat(ORDER.sameImageAs(RENEWED)).isTrue();
        assertThat(ORDER.sameImageAs(OTHER_ORDER)).isTrue();
        assertThat(ORDER.sameImageAs(order(Optional.of(OLD_VERSION), Optional.of(SIZE), DIGEST)))
                .isFalse();
        assertThat(ORDER.sameImageAs(order(VERSION, Optional.of(SIZE + 1), DIGEST)))
                .isFalse();
        assertThat(ORDER.sameImageAs(order(VERSION, Optional.of(SIZE), Optional.of(OLD_DIGEST))))
                .isFalse();
        assertThat(ORDER.sameImageAs(order(VERSION, Optional.of(SIZE), Optional.empty())))
                .isFalse();
    }

    @Test
    void an_order_expires_when_its_time_has_passed_and_not_before() {
        Instant end = Instant.parse("2026-12-01T00:00:00Z");
        UpdateOrder order = new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), ORDER.digest(), Optional.of(end));
        assertThat(order.expiredAt(end.minusMillis(1))).isFalse();
        assertThat(order.expiredAt(end)).isFalse();
        assertThat(order.expiredAt(end.plusMillis(1))).isTrue();
        assertThat(ORDER.expiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void an_order_names_its_places_in_the_order_in_which_they_are_tried() {
        ImageUri second = new ImageUri("http://second.example/image");
        ImageUri third = new ImageUri("http://third.example/image");
        assertThat(ORDER.places()).containsExactly(ORDER.uri());
        assertThat(mirrored(List.of(second, third)).places()).containsExactly(ORDER.uri(), second, third);
        assertThat(mirrored(List.of(second)).sameImageAs(ORDER)).isTrue();
    }

    @Test
    void an_order_names_no_more_than_eight_places() {
        ImageUri mirror = new ImageUri("http://mirror.example/image");
        assertThat(mirrored(Collections.nCopies(7, mirror)).places()).hasSize(UpdateOrder.MOST_PLACES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mirrored(Collections.nCopies(8, mirror)))
                .withMessageContaining("at most 8 places");
    }

    @Test
    void an_order_is_printed_without_the_token_of_its_uri() {
        assertThat(ORDER.toString()).contains("gateway.bin").doesNotContain("token");
    }

    private static UpdateOrder mirrored(List<ImageUri> mirrors) {
        return new UpdateOrder(
                ORDER.id(), ORDER.uri(), mirrors, ORDER.version(), ORDER.size(), ORDER.digest(), Optional.empty());
    }

    private static UpdateOrder order(Optional<Version> version, Optional<Long> size, Optional<Digest> digest) {
        return new UpdateOrder(ORDER.id(), ORDER.uri(), version, size, digest, Optional.empty());
    }
}
