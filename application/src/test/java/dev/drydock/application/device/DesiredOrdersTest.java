package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdateState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that lie in the desired properties until they are withdrawn. */
class DesiredOrdersTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    private final TestDevice device = new TestDevice().start();

    @Test
    void a_desired_order_is_begun_when_it_is_pushed() {
        device.desire(ORDER);

        assertThat(completed(device.runToRest().state())).isEqualTo(ORDER);
    }

    @Test
    void a_desired_order_that_comes_at_every_connect_starts_once() {
        for (int i = 0; i < 20; i++) {
            device.desire(ORDER);
            device.runToRest();
            device.boot();
        }

        assertThat(device.log.count("save Waiting")).isEqualTo(1);
        assertThat(device.log.count("download")).isEqualTo(1);
    }

    @Test
    void pushed_a_hundred_times_at_once_it_starts_once() {
        for (int i = 0; i < 100; i++) {
            device.desire(ORDER);
        }
        device.runToRest();

        assertThat(device.log.count("download")).isEqualTo(1);
    }

    @Test
    void a_desired_order_stays_handled_after_forty_other_updates() {
        device.desire(ORDER);
        device.runToRest();
        for (int i = 2; i <= 41; i++) {
            device.order(Images.order("u" + i));
            device.runToRest();
        }
        device.log.clear();

        device.desire(ORDER);
        device.boot();
        device.desire(ORDER);
        device.run();

        assertThat(device.log.count("save Waiting")).isZero();
        assertThat(completed(device.state())).isEqualTo(Images.order("u41"));
    }

    @Test
    void an_order_taken_by_method_does_not_start_again_when_it_is_found_desired() {
        device.order(ORDER);
        device.runToRest();

        device.desire(ORDER);
        device.runToRest();
        device.order(Images.order("u2"));
        device.runToRest();
        device.desire(ORDER);
        device.runToRest();

        assertThat(completed(device.state())).isEqualTo(Images.order("u2"));
        assertThat(device.log.count("download")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void desired_while_another_update_is_under_way_it_waits_and_runs_at_rest(Stage stage) {
        TestDevice busy = Stages.reach(stage, ORDER);

        busy.desire(Images.order("u2"));
        assertThat(Stages.isIn(busy.state(), stage)).isTrue();
        finish(busy);
        busy.desire(Images.order("u2"));
        finish(busy);

        assertThat(completed(busy.state())).isEqualTo(Images.order("u2"));
        assertThat(busy.journal.memory().ledger().recent()).hasSize(2);
    }

    @Test
    void what_waits_runs_at_rest_without_another_push() {
        Stages.reach(device, Stage.READY, ORDER);
        device.desire(Images.order("u2"));

        device.cancel("u1");
        device.steps().openWindow();
        device.runToRest();

        assertThat(completed(device.state())).isEqualTo(Images.order("u2"));
    }

    @Test
    void withdrawn_while_it_waits_it_does_not_run() {
        Stages.reach(device, Stage.DOWNLOADING, ORDER);
        device.desire(Images.order("u2"));

        device.desire(new DesiredOrder.None());
        device.cancel("u1");
        device.run();

        assertThat(device.state()).isEqualTo(new Cancelled(ORDER.id()));
    }

    @Test
    void a_desired_order_with_a_fresh_token_renews_the_download_it_started() {
        device.images.breakNext(new FetchResult.Broken(Reason.of(ReasonCode.SERVER_UNREACHABLE)));
        device.desire(ORDER);
        device.run();

        device.desire(Images.renewed(ORDER, "http://images.example/?token=2/u1"));
        device.runToRest();

        List<ImageUri> asked = device.images.asked();
        assertThat(asked.get(asked.size() - 1)).isEqualTo(new ImageUri("http://images.example/?token=2/u1"));
        assertThat(device.log.count("save Waiting")).isEqualTo(1);
    }

    @Test
    void a_desired_order_that_the_disk_refuses_is_begun_at_the_next_look() {
        device.journal.full(true);
        device.desire(ORDER);
        assertThat(device.state()).isEqualTo(Idle.FRESH);
        device.journal.full(false);

        device.desire(ORDER);

        assertThat(completed(device.runToRest().state())).isEqualTo(ORDER);
    }

    @Test
    void of_many_pushes_the_agent_has_not_come_to_only_the_latest_counts() {
        TaskQueue mailbox = new TaskQueue();
        device.kill();
        device.mailbox = mailbox;
        device.start();
        mailbox.runAll();
        var follow = new dev.drydock.application.device.agent.FollowDesired(device.agent());

        for (int i = 0; i < 5000; i++) {
            follow.follow(new DesiredOrder.Wanted(Images.order("u" + i)));
        }
        assertThat(device.cancel("never-seen")).as("the mailbox has room").isNotDone();
        mailbox.runAll();

        assertThat(device.journal.memory().ledger().lastDesired())
                .contains(Images.order("u4999").id());
        assertThat(device.log.count("report Waiting")).isEqualTo(1);
    }

    /** A boot forgets what is desired, and every connect brings it back: here nothing is brought back. */
    private static void finish(TestDevice device) {
        device.steps().openWindow();
        device.complaint = java.util.Optional.empty();
        device.runToRest();
    }

    private static UpdateOrder completed(UpdateState state) {
        assertThat(state).isInstanceOf(Completed.class);
        return ((Completed) state).order();
    }
}
