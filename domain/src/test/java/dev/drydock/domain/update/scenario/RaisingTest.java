package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.OLD_VERSION;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.OTHER_SIGNED;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.SIGNED;
import static dev.drydock.domain.Example.SIGNED_AGAIN;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.telling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An update with a manifest, whose numbers are raised once the image is committed, and not before. */
class RaisingTest {
    private static final List<Stage> NOT_SWITCHED =
            List.of(Stage.WAITING, Stage.DOWNLOADING, Stage.VERIFYING, Stage.READY);
    private static final Optional<VersionProof> PROOF = Optional.of(VersionProof.VERSION);

    @Test
    void the_floor_is_raised_after_the_commit_and_then_the_update_is_completed() {
        Scenario.untilRaising()
                .isNow(new Raising(again(1), PROOF, Optional.empty()))
                .goesOn()
                .isNow(new Completed(SIGNED, NEW, PROOF, Optional.empty()));
    }

    @Test
    void a_place_that_does_not_take_the_numbers_is_a_note_of_the_completion() {
        Scenario.untilRaising()
                .fails(ReasonCode.STORAGE_FAILED)
                .isNow(new Completed(SIGNED, NEW, PROOF, Optional.of(notRaised("the disk refused to read or write"))));
        Scenario.untilRaising()
                .takesTooLong()
                .isNow(new Completed(SIGNED, NEW, PROOF, Optional.of(notRaised("it took longer than it may"))));
    }

    @Test
    void a_start_raises_again() {
        Scenario.untilRaising().starts(settledOn(NEW)).isNow(new Raising(again(2), PROOF, Optional.empty()));
        Scenario.untilRaising()
                .starts(settledOn(NEW), POLICY.starts() + 1)
                .isNow(new Completed(
                        SIGNED, NEW, PROOF, Optional.of(notRaised("the device app was started too often meanwhile"))));
    }

    @Test
    void an_image_that_does_not_run_any_more_raises_nothing() {
        RolledBack reverted = new RolledBack(SIGNED.id(), Reason.of(ReasonCode.REVERTED_LATER));
        Scenario.untilRaising().starts(settledOn(OLD)).isNow(reverted);
        Scenario.untilRaising().starts(settledOn(NEW), telling(OLD_VERSION)).isNow(reverted);
    }

    @Test
    void a_manifest_for_the_committed_image_is_raised_without_an_installation() {
        Scenario.given(Idle.FRESH)
                .on(new UpdateEvent.OrderFoundInstalled(OTHER_SIGNED, OLD, VersionProof.DIGEST))
                .goesOn();
        for (AtRest former : List.of(
                new Completed(ORDER, OLD, PROOF, Optional.empty()),
                new AtRest.Failed(ORDER.id(), Reason.of(ReasonCode.DISK_FULL)),
                new RolledBack(ORDER.id(), Reason.of(ReasonCode.UNHEALTHY)),
                new AtRest.Cancelled(ORDER.id()))) {
            Scenario.given(former)
                    .on(new UpdateEvent.OrderFoundInstalled(OTHER_SIGNED, OLD, VersionProof.DIGEST))
                    .goesOn();
        }
        UpdateEvent found = new UpdateEvent.OrderFoundInstalled(SIGNED, OLD, VersionProof.DIGEST);
        Completed completed =
                (Completed) Scenario.given(Idle.FRESH).on(found).goesOn().state();
        assertThat(completed.slot()).isEqualTo(OLD);
        assertThat(completed.note().orElseThrow().code()).isEqualTo(ReasonCode.ALREADY_INSTALLED);
    }

    @Test
    void a_device_that_lost_its_journal_raises_too() {
        Raising raising = new Raising(Update.of(SIGNED, NEW), PROOF, Optional.empty());
        Completed completed = new Completed(SIGNED, NEW, PROOF, Optional.empty());
        Scenario.given(new Recovering(raising))
                .on(new UpdateEvent.FloorRaised(raising.ticket()))
                .isNow(new Recovering(completed));
        Scenario.given(new Recovering(raising))
                .on(new UpdateEvent.ReportRecovered(Optional.empty()))
                .isNow(raising);
    }

    @Test
    void another_manifest_renews_an_update_that_has_not_switched() {
        for (Stage stage : NOT_SWITCHED) {
            Underway renewed = (Underway) Scenario.until(stage)
                    .on(new UpdateEvent.OrderRenewed(SIGNED_AGAIN))
                    .state();
            assertThat(renewed.stage()).isEqualTo(stage);
            assertThat(renewed.update().order()).isEqualTo(SIGNED_AGAIN);
        }
    }

    @Test
    void nothing_renews_an_update_that_has_switched() {
        for (Stage stage : EnumSet.complementOf(EnumSet.copyOf(NOT_SWITCHED))) {
            Scenario.until(stage).on(new UpdateEvent.OrderRenewed(SIGNED_AGAIN)).wasRefused();
        }
        Scenario.untilRaising().on(new UpdateEvent.OrderRenewed(SIGNED_AGAIN)).wasRefused();
    }

    private static Update again(int starts) {
        return new Update(SIGNED, NEW, starts);
    }

    private static Reason notRaised(String why) {
        return new Reason(ReasonCode.FLOOR_NOT_RAISED, ReasonCode.FLOOR_NOT_RAISED.description() + ": " + why);
    }
}
