package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.FetchResult.Broken;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Mirrors;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Downloading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An image that is in several places. */
class MirrorsTest {
    private static final ImageUri FIRST = new ImageUri("http://first.example/image");
    private static final ImageUri SECOND = new ImageUri("http://second.example/image");
    private static final ImageUri THIRD = new ImageUri("http://third.example/image");
    private static final byte[] IMAGE = Images.image("u1");
    private static final byte[] WRONG = Images.image("xx");
    private static final Broken NOT_FOUND = new Broken(Reason.of(ReasonCode.IMAGE_NOT_FOUND));
    private static final Broken CUT = new Broken(Reason.of(ReasonCode.CONNECTION_BROKEN));

    private final TestDevice device = new TestDevice();
    private final Mirrors mirrors = new Mirrors();

    @BeforeEach
    void start() {
        mirrors.serve(FIRST, IMAGE);
        mirrors.serve(SECOND, IMAGE);
        mirrors.serve(THIRD, IMAGE);
        device.workWith(new SlotSteps(
                mirrors,
                device.slots,
                VersionProbe.SILENT,
                (order, slot, stop) -> Optional.empty(),
                device.restart,
                device.anyTime(),
                device.worker));
        device.start();
    }

    @Test
    void the_first_place_is_enough() {
        update(FIRST, SECOND, THIRD);

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(mirrors.asked()).containsExactly("http://first.example/image from 0");
    }

    @Test
    void places_that_are_dead_or_have_another_image_are_passed_over_within_one_attempt() {
        mirrors.serve(FIRST, IMAGE, 0, NOT_FOUND);
        mirrors.serve(SECOND, WRONG);

        update(FIRST, SECOND, THIRD);

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(mirrors.asked())
                .containsExactly(
                        "http://first.example/image from 0",
                        "http://second.example/image from 0",
                        "http://third.example/image from 0");
    }

    @Test
    void no_byte_of_a_place_that_broke_ends_up_in_the_image_of_another() {
        mirrors.serve(FIRST, WRONG, 40, CUT);

        update(FIRST, SECOND);

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(mirrors.asked())
                .containsExactly("http://first.example/image from 0", "http://second.example/image from 0");
    }

    @Test
    void bytes_that_a_dead_place_does_not_replace_are_resumed_from_where_they_came() {
        mirrors.serve(FIRST, IMAGE, 0, NOT_FOUND);
        mirrors.serve(SECOND, IMAGE, 40, CUT);
        mirrors.serve(THIRD, IMAGE, 0, NOT_FOUND);
        device.order(order(FIRST, SECOND, THIRD));
        device.run();
        assertThat(((Downloading) device.state()).attempt()).isEqualTo(2);

        mirrors.serve(SECOND, IMAGE);
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(mirrors.asked()).hasSize(4).last().isEqualTo("http://second.example/image from 40");
    }

    @Test
    void a_beginning_that_turns_out_wrong_is_fetched_anew_once() {
        mirrors.serve(FIRST, WRONG, 40, CUT);
        device.order(order(FIRST));
        device.run();

        mirrors.serve(FIRST, IMAGE);
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(mirrors.asked())
                .containsExactly(
                        "http://first.example/image from 0",
                        "http://first.example/image from 40",
                        "http://first.example/image from 0");
    }

    @Test
    void an_image_that_is_wrong_everywhere_is_refused_for_what_it_is() {
        mirrors.serve(FIRST, WRONG);
        mirrors.serve(SECOND, WRONG);

        update(FIRST, SECOND);

        assertThat(((Failed) device.state()).reason().code()).isEqualTo(ReasonCode.DIGEST_MISMATCH);
        assertThat(mirrors.asked()).hasSize(2);
    }

    @Test
    void a_place_that_may_come_back_is_tried_again_and_the_reason_tells_of_all() {
        mirrors.serve(FIRST, IMAGE, 0, NOT_FOUND);
        mirrors.serve(SECOND, IMAGE, 0, CUT);
        mirrors.serve(THIRD, IMAGE, 0, NOT_FOUND);

        update(FIRST, SECOND, THIRD);

        Reason reason = ((Failed) device.state()).reason();
        assertThat(reason.code()).isEqualTo(ReasonCode.CONNECTION_BROKEN);
        assertThat(reason.message()).startsWith("none of 3 places has the image; ");
        assertThat(mirrors.asked()).hasSize(3 * device.policy.downloads().most());
    }

    @Test
    void when_no_place_can_ever_have_it_the_update_fails_at_once() {
        mirrors.serve(FIRST, IMAGE, 0, NOT_FOUND);
        mirrors.serve(SECOND, IMAGE, 0, NOT_FOUND);

        update(FIRST, SECOND);

        assertThat(((Failed) device.state()).reason().code()).isEqualTo(ReasonCode.IMAGE_NOT_FOUND);
        assertThat(mirrors.asked()).hasSize(2);
    }

    private void update(ImageUri first, ImageUri... mirrored) {
        device.order(order(first, mirrored));
        device.runToRest();
    }

    private static UpdateOrder order(ImageUri first, ImageUri... mirrored) {
        UpdateOrder order = Images.order("u1");
        return new UpdateOrder(
                order.id(), first, List.of(mirrored), order.version(), order.size(), order.digest(), order.notAfter());
    }
}
