package dev.drydock.domain.member;

import static dev.drydock.domain.member.MemberStory.left;
import static dev.drydock.domain.member.MemberStory.ordered;
import static dev.drydock.domain.member.MemberStory.taken;

import dev.drydock.domain.member.MemberEffect.CancelUpdate;
import dev.drydock.domain.member.MemberEffect.ReadReport;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.EpochChanged;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of an order, as reports, silence and time bring it about. */
class ReportStoriesTest {
    private static final Failure UNHEALTHY = new Failure("unhealthy");
    private static final Failure DISK_FULL = new Failure("disk-full");

    @Test
    void a_device_that_falls_silent_in_its_download_is_read_once_more_and_then_absent() {
        taken(Stage.DOWNLOADING)
                .then(new TimePassed(), new ReadReport())
                .is(new Quiet(Stage.DOWNLOADING))
                .dueAfter(Duration.ofDays(14))
                .then(new TimePassed())
                .is(new Ended.Absent());
    }

    @Test
    void a_device_that_falls_silent_in_its_installation_is_lost() {
        taken(Stage.RESTARTING)
                .then(new TimePassed(), new ReadReport())
                .is(new Quiet(Stage.RESTARTING))
                .dueAfter(Duration.ofMinutes(90))
                .then(new TimePassed())
                .is(new Ended.Lost());
    }

    @Test
    void a_device_that_speaks_again_is_where_it_says() {
        taken(Stage.DOWNLOADING)
                .then(new TimePassed(), new ReadReport())
                .then(new StageReported(1, Stage.INSTALLING, true))
                .is(new Taken(Stage.INSTALLING));
    }

    @Test
    void a_device_whose_report_knows_no_order_is_judged_by_the_image_that_it_runs() {
        taken(Stage.INSTALLING).then(new RestReported(true)).is(new Ended.Succeeded());
        taken(Stage.INSTALLING).then(new RestReported(false)).is(new Ended.Failed(Failure.OUTCOME_UNKNOWN));
        MemberStory quiet = taken(Stage.INSTALLING).then(new TimePassed(), new ReadReport());
        quiet.then(new RestReported(true)).is(new Ended.Succeeded());
        Ended.Skipped simulated = Ended.Skipped.because(SkipReason.SIMULATED);
        taken(Stage.INSTALLING).then(new RestReported(true, true)).is(simulated);
        taken(Stage.INSTALLING)
                .then(new TimePassed(), new ReadReport())
                .then(new RestReported(true, true))
                .is(simulated);
        taken(Stage.INSTALLING)
                .then(new TimePassed(), new ReadReport())
                .then(new RestReported(false))
                .is(new Ended.Failed(Failure.OUTCOME_UNKNOWN));
    }

    @Test
    void a_device_that_begins_anew_is_given_the_same_order_again_when_orders_are_given() {
        for (MemberStory story : List.of(
                ordered(),
                taken(Stage.DOWNLOADING),
                taken(Stage.DOWNLOADING).then(new TimePassed(), new ReadReport()))) {
            story.then(new EpochChanged())
                    .is(new Waiting(0))
                    .dueAfter(Duration.ZERO)
                    .then(new Claimed(), new SendOrder(1))
                    .is(new Ordered(0));
        }
        left().refuses(new EpochChanged());
    }

    @Test
    void an_update_that_is_undone_after_it_completed_counts_as_failed() {
        taken(Stage.COMMITTING)
                .then(new CompletionReported(1))
                .refuses(new ReversionReported(2))
                .then(new ReversionReported(1))
                .is(new Ended.Failed(Failure.REVERTED_LATER));
    }

    @Test
    void a_bad_image_is_taken_back_from_devices_that_have_not_begun_to_install() {
        ordered().then(new MemberEvent.CancelDue(), new CancelUpdate(1)).is(new Ordered(0));
        taken(Stage.READY)
                .then(new MemberEvent.CancelDue(), new CancelUpdate(1))
                .is(new Taken(Stage.READY));
        taken(Stage.INSTALLING).refuses(new MemberEvent.CancelDue());
    }
}
