package dev.drydock.application.device.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.FollowTrust;
import dev.drydock.application.device.keyset.TrustWish;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The key sets that a device is wanted to have, whatever it does when they come. */
class KeySetsOfADeviceTest {
    private static final SignedKeySet FIRST = ReleaseDesk.keySet();
    private static final SignedKeySet SECOND = ReleaseDesk.signed(FIRST.set().successor(ReleaseDesk.ISSUED));
    private static final SignedKeySet THIRD = ReleaseDesk.signed(SECOND.set()
            .successor(ReleaseDesk.ISSUED)
            .withFloor(ReleaseDesk.MODEL, new ReleaseNumbers(7, 2), Optional.empty()));
    private static final UpdateOrder ORDER = ReleaseDesk.signed(Images.order("u1"), 31, 4);
    private static final ImageUri PLACE = new ImageUri("http://images.example/keys");

    private final TrustPlaces places = new TrustPlaces();
    private final TestDevice device = new TestDevice().trusting(places, false);

    private void want(SignedKeySet... sets) {
        follow(sets);
        device.run();
    }

    private void follow(SignedKeySet... sets) {
        TrustWish wish = new TrustWish(new KeySetOffer(List.of(sets), Optional.empty()), Optional.empty());
        new FollowTrust(device.agent()).follow(wish);
    }

    private void want(TrustWish wish) {
        new FollowTrust(device.agent()).follow(wish);
        device.run();
    }

    private long version() {
        return device.trust().facts().keySet().map(KeySetVersion::version).orElse(0L);
    }

    private Optional<ReasonCode> refused() {
        return device.reports.last().trust().refused().map(TrustRefusal::reason).map(Reason::code);
    }

    @Test
    void they_are_taken_at_rest_one_after_the_other_and_kept_with_their_floors() {
        device.start();

        want(SECOND, THIRD);

        assertThat(version()).isEqualTo(3);
        assertThat(places.keySets.read()).contains(THIRD);
        assertThat(device.reports.last().trust().numbers()).isEqualTo(new ReleaseNumbers(7, 2));
        assertThat(refused()).isEmpty();
    }

    @Test
    void an_older_one_is_passed_over_and_a_gap_is_reported() {
        device.start();
        want(SECOND);
        want(FIRST, SECOND);
        assertThat(refused()).isEmpty();
        assertThat(version()).isEqualTo(2);

        SignedKeySet fifth =
                ReleaseDesk.signed(THIRD.set().successor(ReleaseDesk.ISSUED).successor(ReleaseDesk.ISSUED));
        want(fifth);

        assertThat(refused()).contains(ReasonCode.KEY_SET_GAP);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void none_is_taken_between_the_switch_and_the_commit_and_then_it_is() {
        device.start();
        Stages.reach(device, Stage.ON_TRIAL, ORDER);

        follow(SECOND);
        assertThat(version()).isEqualTo(1);
        assertThat(device.state()).isInstanceOf(OnTrial.class);
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void the_set_in_the_folder_of_a_new_image_counts_once_that_is_committed() {
        device.start();
        Stages.reach(device, Stage.RESTARTING, ORDER);
        places.ofImage = SECOND;
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(version()).isEqualTo(2);
        assertThat(places.keySets.read()).contains(SECOND);
    }

    @Test
    void a_document_that_cannot_be_had_is_asked_for_again_ever_more_seldom() {
        List<KeySetOffer> answers = new ArrayList<>(List.of(
                KeySetOffer.unreadable(Reason.of(ReasonCode.KEY_SET_UNREACHABLE)),
                KeySetOffer.unreadable(Reason.of(ReasonCode.KEY_SET_UNREACHABLE)),
                new KeySetOffer(List.of(SECOND), Optional.empty())));
        device.keySetSource = place -> CompletableFuture.completedFuture(answers.remove(0));
        device.start();

        want(new TrustWish(KeySetOffer.NONE, Optional.of(PLACE)));
        assertThat(refused()).contains(ReasonCode.KEY_SET_UNREACHABLE);
        device.time.advance(Duration.ofSeconds(16));
        device.run();
        assertThat(answers).hasSize(1);
        device.time.advance(Duration.ofSeconds(16));
        device.run();
        assertThat(answers).as("it is too early").hasSize(1);
        device.time.advance(Duration.ofSeconds(16));
        device.run();

        assertThat(version()).isEqualTo(2);
        assertThat(refused()).isEmpty();
    }
}
