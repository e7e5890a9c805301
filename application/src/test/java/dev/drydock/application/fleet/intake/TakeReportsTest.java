package dev.drydock.application.fleet.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.member.Waiting;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices report, against one rollout on a ledger in memory. */
class TakeReportsTest {
    private static final RolloutId ID = new RolloutId("intake0000000000");
    private static final String ORDER = ID + ".1";
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final DeviceId BELL = new DeviceId("bell");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final RolloutPlan PLAN = RolloutPlan.of("intake", 1)
            .soaking(Duration.ZERO)
            .with(Flow.ALL)
            .with(new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of()));

    private final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    private final FussyLedger ledger = new FussyLedger(memory);
    private final RolloutEngine engine =
            new RolloutEngine(ledger, new FitForImage(() -> NOON), OrderLane.WIDE, Clocks.virtual(() -> 1));
    private final List<Object> seen = new ArrayList<>();
    private final TakeReports take = new TakeReports(
            ledger,
            engine,
            new IntakeObserver() {
                @Override
                public void formerEpochHeard(DeviceId device) {
                    seen.add(device);
                }

                @Override
                public void setAside(HeardReport report, RuntimeException why) {
                    seen.add(report);
                }
            },
            () -> 7);

    private static HeardReport heard(DeviceId device, Reported reported) {
        return HeardReport.of(device, reported, NOON);
    }

    private List<Task> hear(Reported... reports) {
        return take.take(Stream.of(reports).map(report -> heard(LAMP, report)).toList());
    }

    private void order() {
        order(PLAN);
    }

    private void order(RolloutPlan plan) {
        engine.submit(ID, plan, List.of(List.of(LAMP, BELL)));
        engine.command(ID, new RolloutEvent.StartDue());
        engine.turn();
        engine.settle(ID, Map.of(LAMP, new MemberEvent.OrderAccepted(1), BELL, new MemberEvent.OrderAccepted(1)));
    }

    private MemberState state() {
        return memory.read(view -> view.members(ID, Set.of(LAMP)))
                .get(LAMP)
                .member()
                .state();
    }

    private KnownDevice lamp() {
        return memory.read(view -> view.fleet().devices(Set.of(LAMP))).get(LAMP);
    }

    /** A report of a device that runs a version and is at rest with an update of somebody else's. */
    private static Reported atRest(long sequence, String version) {
        return Reports.completed("somebody-elses", sequence, version, ReportedProof.DIGEST);
    }

    @Test
    void a_device_that_is_heard_of_for_the_first_time_is_known() {
        hear(Reports.of(null, 3, "idle"));

        assertThat(lamp().hash()).isEqualTo(7);
        assertThat(lamp().facts().state()).hasValue("idle");
        assertThat(lamp().facts().seen()).hasValue(NOON);
        assertThat(memory.<Long>read(view -> view.fleet().count(new Query.All(), NOON)))
                .isEqualTo(1);
    }

    @Test
    void stages_and_the_end_of_an_order_move_its_member() {
        order();
        hear(Reports.of(ORDER, 4, "downloading", 10));
        assertThat(state()).isEqualTo(new Taken(Stage.DOWNLOADING));
        hear(Reports.of(ORDER, 5, "completed"));
        assertThat(state()).isEqualTo(new Ended.Succeeded());
    }

    @Test
    void an_update_that_was_only_acted_out_is_no_success() {
        order();
        hear(Reports.of(ORDER, 4, "downloading", 10));
        hear(Reports.simulated(Reports.of(ORDER, 5, "completed")));
        assertThat(state()).isEqualTo(new Ended.Skipped(SkipReason.SIMULATED, Optional.empty()));
    }

    @Test
    void an_update_that_was_only_acted_out_is_a_success_where_that_is_accepted() {
        order(PLAN.with(Terms.STANDARD.acceptingSimulated()));
        hear(Reports.simulated(Reports.of(ORDER, 5, "completed")));
        assertThat(state()).isEqualTo(new Ended.Succeeded());
    }

    @Test
    void a_device_that_has_forgotten_its_order_and_only_acts_updates_out_is_no_success() {
        order();
        hear(Reports.of(ORDER, 4, "installing"));
        hear(Reports.simulated(atRest(8, "2.0.0")));
        assertThat(state()).isEqualTo(new Ended.Skipped(SkipReason.SIMULATED, Optional.empty()));
    }

    @Test
    void a_report_that_comes_late_or_twice_moves_nothing_back() {
        order();
        hear(Reports.of(ORDER, 5, "installing"), Reports.of(ORDER, 4, "downloading"));
        hear(Reports.of(ORDER, 5, "installing"), Reports.of(ORDER, 3, "waiting"));

        assertThat(state()).isEqualTo(new Taken(Stage.INSTALLING));
        assertThat(lamp().facts().state()).hasValue("installing");
        assertThat(lamp().lineage().sequence()).isEqualTo(5);
    }

    @Test
    void a_device_that_has_begun_anew_gets_the_same_order_again() {
        order();
        hear(Reports.inEpoch(1, Reports.of(ORDER, 5, "downloading")));
        hear(Reports.inEpoch(2, Reports.of(null, 1, "idle")));
        assertThat(state()).isEqualTo(new Waiting(0));

        assertThat(engine.turn()).contains(new Task(ID, LAMP, new SendOrder(1)));
    }

    @Test
    void a_report_of_an_epoch_that_was_left_is_told_and_counts_no_more() {
        order();
        hear(Reports.inEpoch(1, Reports.of(ORDER, 5, "downloading")));
        hear(Reports.inEpoch(2, Reports.of(null, 1, "idle")));
        hear(Reports.inEpoch(1, Reports.of(ORDER, 6, "completed")));

        assertThat(seen).containsExactly(LAMP);
        assertThat(lamp().lineage().epoch()).hasValue(Epoch.of(2));
        assertThat(state()).isEqualTo(new Waiting(0));
    }

    @Test
    void an_end_that_was_missed_is_found_among_the_former_outcomes() {
        order();
        hear(Reports.withRecent("by-hand", 9, "downloading", ORDER + "=completed"));
        assertThat(state()).isEqualTo(new Ended.Succeeded());
    }

    @Test
    void a_device_that_has_forgotten_its_order_is_judged_by_the_version_that_it_runs() {
        order();
        hear(Reports.of(ORDER, 4, "installing"));
        hear(atRest(8, "2.0.0"));
        assertThat(state()).isEqualTo(new Ended.Succeeded());
    }

    @Test
    void a_device_that_has_forgotten_its_order_and_runs_another_image_has_failed() {
        order();
        hear(Reports.of(ORDER, 4, "installing"));
        hear(atRest(8, "1.0.0"));
        assertThat(state()).isEqualTo(new Ended.Failed(Failure.OUTCOME_UNKNOWN));
    }

    @Test
    void a_report_that_crossed_the_order_says_nothing_of_it() {
        order();
        hear(atRest(8, "1.0.0"));
        assertThat(state()).isEqualTo(new Taken(Stage.WAITING));
    }

    @Test
    void a_device_that_runs_the_image_or_names_no_updates_gets_no_order() {
        take.take(List.of(
                heard(LAMP, atRest(2, "2.0.0")), heard(BELL, Reports.tutorial("current", "2026-11-01T00:00:00Z"))));
        engine.submit(ID, PLAN, List.of(List.of(LAMP, BELL)));
        engine.command(ID, new RolloutEvent.StartDue());

        assertThat(engine.turn()).isEmpty();
        assertThat(state()).isEqualTo(new Ended.Skipped(SkipReason.ALREADY_INSTALLED, Optional.empty()));
        assertThat(memory.read(view -> view.members(ID, Set.of(BELL)))
                        .get(BELL)
                        .member()
                        .state())
                .isEqualTo(new Ended.Skipped(SkipReason.NO_UPDATE_IDS, Optional.empty()));
    }

    @Test
    void a_device_of_another_model_is_skipped() {
        hear(atRest(2, "1.0.0"));
        RolloutImage ofOthers = new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of("gateway"));
        engine.submit(ID, PLAN.with(ofOthers), List.of(List.of(LAMP, BELL)));
        engine.command(ID, new RolloutEvent.StartDue());
        engine.turn();

        assertThat(state()).isEqualTo(new Ended.Skipped(SkipReason.WRONG_MODEL, Optional.empty()));
    }

    @Test
    void one_report_that_can_never_be_written_is_set_aside_and_the_others_count() {
        ledger.poison = Optional.of(new DeviceId("d3"));
        List<HeardReport> batch = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            batch.add(heard(new DeviceId("d" + i), Reports.of(null, 1, "idle")));
        }
        take.take(batch);

        assertThat(seen).containsExactly(batch.get(3));
        assertThat(memory.<Long>read(view -> view.fleet().count(new Query.All(), NOON)))
                .isEqualTo(8);
    }

    @Test
    void reports_are_kept_by_whoever_heard_them_while_the_ledger_is_away() {
        order();
        ledger.isAway = true;
        assertThatThrownBy(() -> hear(Reports.of(ORDER, 5, "completed"))).isInstanceOf(LedgerUnavailable.class);
        assertThat(state()).isEqualTo(new Taken(Stage.WAITING));
        assertThat(seen).isEmpty();

        ledger.isAway = false;
        hear(Reports.of(ORDER, 5, "completed"));
        assertThat(state()).isEqualTo(new Ended.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_order_of_reports_is_no_matter(long seed) {
        Random dice = new Random(seed);
        order();
        List<Reported> all = new ArrayList<>();
        List<String> states = List.of("waiting", "downloading", "verifying", "installing", "onTrial", "completed");
        for (int i = 0; i < states.size(); i++) {
            Reported reported = Reports.of(ORDER, 3 + i, states.get(i));
            all.addAll(Collections.nCopies(1 + dice.nextInt(3), reported));
        }
        Collections.shuffle(all, dice);
        while (!all.isEmpty()) {
            int some = 1 + dice.nextInt(all.size());
            hear(all.subList(0, some).toArray(Reported[]::new));
            all = all.subList(some, all.size());
        }
        assertThat(state()).isEqualTo(new Ended.Succeeded());
        assertThat(lamp().lineage().sequence()).isEqualTo(8);
    }
}
