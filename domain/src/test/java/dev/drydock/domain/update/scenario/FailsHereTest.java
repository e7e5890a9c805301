package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.THIS_BOOT;
import static dev.drydock.domain.Example.UPDATE;

import dev.drydock.domain.Example;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For every state in which work goes on: it fails here, or takes too long. */
class FailsHereTest {
    @Test
    void a_download_fails_here_and_is_tried_again_after_a_delay_that_doubles() {
        Scenario update = Scenario.until(Stage.DOWNLOADING);
        update.fails(ReasonCode.SERVER_UNREACHABLE)
                .isNow(delaying(2, Duration.ofSeconds(10)))
                .after();
        update.takesTooLong().isNow(fetching(2)).after();
        update.fails(ReasonCode.CONNECTION_BROKEN)
                .isNow(delaying(3, Duration.ofSeconds(20)))
                .after();
        update.takesTooLong().isNow(fetching(3)).after();
        update.goesOn();
    }

    @Test
    void a_download_fails_here_for_the_last_time() {
        Scenario update = Scenario.until(Stage.DOWNLOADING);
        update.fails(ReasonCode.SERVER_ERROR).takesTooLong();
        update.fails(ReasonCode.SERVER_ERROR).takesTooLong();
        update.fails(ReasonCode.DOWNLOAD_STALLED)
                .isNow(failed(ReasonCode.DOWNLOAD_STALLED))
                .after();
    }

    @Test
    void a_download_fails_here_in_a_way_that_no_repeat_would_mend() {
        Scenario.until(Stage.DOWNLOADING)
                .fails(ReasonCode.IMAGE_NOT_FOUND)
                .isNow(failed(ReasonCode.IMAGE_NOT_FOUND))
                .after();
    }

    @Test
    void a_server_that_wants_to_be_left_alone_is_left_alone_but_not_for_ever() {
        Scenario.until(Stage.DOWNLOADING)
                .on(busyFor(Duration.ofSeconds(40)))
                .isNow(delaying(2, Duration.ofSeconds(40)));
        Scenario.until(Stage.DOWNLOADING).on(busyFor(Duration.ofDays(1))).isNow(delaying(2, Duration.ofSeconds(60)));
        Scenario.until(Stage.DOWNLOADING).on(busyFor(Duration.ofSeconds(3))).isNow(delaying(2, Duration.ofSeconds(10)));
    }

    @Test
    void a_download_takes_too_long_and_is_broken_off_to_be_tried_again() {
        Scenario update = Scenario.until(Stage.DOWNLOADING);
        update.takesTooLong().isNow(delaying(2, Duration.ofSeconds(10))).after(new StopWork());
        update.takesTooLong().takesTooLong().takesTooLong();
        update.isNow(fetching(3));
        update.takesTooLong().isNow(failed(ReasonCode.DOWNLOAD_TIMEOUT)).after(new StopWork());
    }

    @Test
    void a_verification_fails_here() {
        Scenario.until(Stage.VERIFYING)
                .fails(ReasonCode.DIGEST_MISMATCH)
                .isNow(failed(ReasonCode.DIGEST_MISMATCH))
                .after();
        Scenario.until(Stage.VERIFYING)
                .takesTooLong()
                .isNow(failed(ReasonCode.VERIFY_TIMEOUT))
                .after(new StopWork());
    }

    @Test
    void a_wait_for_the_window_fails_here() {
        Scenario.until(Stage.READY)
                .fails(ReasonCode.ORDER_EXPIRED)
                .isNow(failed(ReasonCode.ORDER_EXPIRED))
                .after();
        Scenario.until(Stage.READY)
                .takesTooLong()
                .isNow(failed(ReasonCode.WINDOW_MISSED))
                .after(new StopWork());
    }

    @Test
    void an_installation_fails_here_and_leaves_nothing_armed() {
        Scenario.until(Stage.INSTALLING)
                .fails(ReasonCode.SLOT_CORRUPT)
                .isNow(failed(ReasonCode.SLOT_CORRUPT))
                .after(new Disarm(OLD));
        Scenario.until(Stage.INSTALLING)
                .takesTooLong()
                .isNow(failed(ReasonCode.INSTALL_TIMEOUT))
                .after(new StopWork(), new Disarm(OLD));
    }

    @Test
    void a_restart_fails_here_and_is_asked_for_three_times() {
        Scenario update = Scenario.until(Stage.RESTARTING);
        update.fails(ReasonCode.STORAGE_FAILED)
                .isNow(new Restarting(UPDATE, THIS_BOOT, 2))
                .after();
        update.takesTooLong().isNow(new Restarting(UPDATE, THIS_BOOT, 3)).after();
        update.fails(ReasonCode.STORAGE_FAILED)
                .isNow(failed(ReasonCode.RESTART_FAILED))
                .after(new Disarm(OLD));
    }

    @Test
    void a_restart_that_never_comes_ends_the_update() {
        Scenario.until(Stage.RESTARTING)
                .takesTooLong()
                .takesTooLong()
                .takesTooLong()
                .isNow(failed(ReasonCode.RESTART_FAILED))
                .after(new Disarm(OLD));
    }

    @Test
    void a_trial_fails_here_and_is_rolled_back() {
        Scenario.until(Stage.ON_TRIAL)
                .fails(ReasonCode.UNHEALTHY)
                .isNow(rollingBack(ReasonCode.UNHEALTHY, 1))
                .after();
        Scenario.until(Stage.ON_TRIAL)
                .takesTooLong()
                .isNow(rollingBack(ReasonCode.HEALTH_TIMEOUT, 1))
                .after(new StopWork());
    }

    @Test
    void a_commit_fails_here_and_is_rolled_back() {
        Scenario.until(Stage.COMMITTING)
                .fails(ReasonCode.COMMIT_FAILED)
                .isNow(rollingBack(ReasonCode.COMMIT_FAILED, 1))
                .after();
        Scenario.until(Stage.COMMITTING)
                .takesTooLong()
                .isNow(rollingBack(ReasonCode.COMMIT_TIMEOUT, 1))
                .after(new StopWork());
    }

    @Test
    void a_commit_that_was_late_is_not_undone() {
        Scenario update = Scenario.until(Stage.COMMITTING).takesTooLong();
        update.isCommittedAfterAll()
                .isNow(new AtRest.Completed(ORDER, Example.NEW, Optional.of(VersionProof.DIGEST), Optional.empty()));
    }

    @Test
    void a_roll_back_fails_here_and_is_asked_for_three_times() {
        Scenario update = Scenario.until(Stage.ROLLING_BACK);
        update.fails(ReasonCode.STORAGE_FAILED)
                .isNow(rollingBack(ReasonCode.COMMIT_FAILED, 2))
                .after();
        update.takesTooLong().isNow(rollingBack(ReasonCode.COMMIT_FAILED, 3)).after();
        update.fails(ReasonCode.STORAGE_FAILED)
                .isNow(failed(ReasonCode.ROLLBACK_FAILED))
                .after();
    }

    @Test
    void a_roll_back_that_no_installer_can_do_is_not_asked_for_again() {
        Scenario update = Scenario.until(Stage.ROLLING_BACK);
        Reason whyNot = Reason.of(ReasonCode.COMMIT_FAILED);
        update.fails(ReasonCode.UNHEALTHY_NO_ROLLBACK)
                .isNow(new Failed(ORDER.id(), new Reason(ReasonCode.UNHEALTHY_NO_ROLLBACK, whyNot.toString())))
                .after();
    }

    @Test
    void a_roll_back_that_never_comes_ends_the_update() {
        Scenario.until(Stage.ROLLING_BACK)
                .takesTooLong()
                .takesTooLong()
                .takesTooLong()
                .isNow(failed(ReasonCode.ROLLBACK_FAILED))
                .after();
    }

    private static WorkFailed busyFor(Duration notBefore) {
        return new WorkFailed(
                Scenario.until(Stage.DOWNLOADING).ticket(), Reason.of(ReasonCode.SERVER_ERROR), notBefore);
    }

    private static Downloading fetching(int attempt) {
        return new Downloading(UPDATE, attempt, Optional.empty());
    }

    private static Downloading delaying(int attempt, Duration delay) {
        return new Downloading(UPDATE, attempt, Optional.of(delay));
    }

    private static RollingBack rollingBack(ReasonCode code, int attempt) {
        return new RollingBack(UPDATE, Reason.of(code), attempt);
    }

    private static Failed failed(ReasonCode code) {
        return new Failed(ORDER.id(), Reason.of(code));
    }
}
