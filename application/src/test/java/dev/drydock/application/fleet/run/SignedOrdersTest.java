package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.application.fleet.image.SignedImages;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.order.UpdateOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedOrdersTest extends ServedFleet {
    private static final ImageManifest FROZEN = SignedImages.manifest(IMAGE, 31, 0);
    private static final FleetImage SIGNED = IMAGE.with(FROZEN).with(SignedImages.manifest(IMAGE, 30, 0));

    private void save(FleetImage image) {
        ledger.exchange(book -> {
            book.images().save(image);
            return true;
        });
    }

    private Optional<UpdateOrder> left(String device) {
        return leftOf(device).flatMap(LeftOrder::asOurs);
    }

    @Test
    void calls_and_left_orders_carry_the_manifest_of_the_plan_beside_what_it_says() {
        devices(2);
        start();
        save(SIGNED);
        fleet.device("d1").goAway();
        deadlines.advance(MOMENT);
        submit(plan().with(SIGNED.planned()), "100%");
        save(SIGNED.with(SignedImages.manifest(IMAGE, 32, 0)));
        deadlines.advance(MOMENT);

        UpdateOrder called = fleet.device("d0").orders().get(0);
        assertThat(called.manifest()).hasValue(FROZEN.statement());
        assertThat(called.isVerifiable()).isTrue();
        assertThat(left("d1")).hasValue(called);
    }

    @Test
    void a_manifest_that_was_signed_again_takes_the_place_of_the_one_that_says_the_same() {
        ImageManifest again = SignedImages.manifest(IMAGE, 31, 0, 1);
        devices(1);
        start();
        save(SIGNED.with(again));
        submit(plan().with(SIGNED.planned()), "100%");
        deadlines.advance(MOMENT);

        assertThat(fleet.device("d0").orders())
                .extracting(UpdateOrder::manifest)
                .containsExactly(Optional.of(again.statement()));
    }

    @Test
    void no_order_without_a_manifest_is_given_where_the_plan_has_one() {
        devices(2);
        start();
        fleet.device("d1").goAway();
        deadlines.advance(MOMENT);
        submit(plan().with(SIGNED.planned()), "100%");
        deadlines.advance(MOMENT);

        assertThat(fleet.device("d0").orders()).isEqualTo(List.of());
        assertThat(left("d1")).isEmpty();
    }
}
