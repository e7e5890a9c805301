package dev.drydock.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.order.UpdateId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutIdTest {
    private static final RolloutId ID = new RolloutId("0123456789abcdef");

    @Test
    void an_order_is_named_by_its_rollout_and_its_attempt() {
        assertThat(ID.order(3)).isEqualTo(new UpdateId("0123456789abcdef.3"));
        assertThat(RolloutId.orderOf(ID.order(3))).contains(new RolloutId.Order(ID, 3));
        assertThat(RolloutId.orderOf(ID.order(999_999_999))).contains(new RolloutId.Order(ID, 999_999_999));
        assertThat(ID).hasToString("0123456789abcdef").isLessThan(new RolloutId("1123456789abcdef"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u1",
                "0123456789abcdef",
                "0123456789abcdef.",
                "0123456789abcdef:1",
                "0123456789abcde.1",
                "0123456789abcdef0.1",
                "0123456789abcdef.1a",
                "0123456789abcdef.0",
                "0123456789abcdef.01",
                "0123456789abcdef.-1",
                "0123456789ABCDEF.1",
                "0123456789abcdef.1.1",
                "0123456789abcdef.9999999999"
            })
    void another_update_id_names_no_order_of_a_rollout(String id) {
        assertThat(RolloutId.orderOf(new UpdateId(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "0123456789abcdeF", "0123456789abcdef0", "0123456789abcde.", "0123456789abcdé"})
    void an_id_of_another_form_is_refused(String id) {
        assertThatThrownBy(() -> new RolloutId(id)).hasMessageContaining("16 characters");
    }

    @Test
    void the_way_back_of_a_rollout_has_an_id_of_its_own_which_is_always_the_same() {
        assertThat(ID.ofWayBack()).isEqualTo(ID.ofWayBack()).isNotEqualTo(ID);
        assertThat(ID.ofWayBack()).isNotEqualTo(new RolloutId("0123456789abcdee").ofWayBack());
        assertThat(ID.ofWayBack().ofWayBack()).isNotEqualTo(ID.ofWayBack());
    }
}
