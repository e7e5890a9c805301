package dev.drydock.application.fleet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.history.HistoryView.Kept;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every end of an update is kept once, whoever ordered it and however often it is reported. */
class EndingsTest {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ORDERED = "spring0000000000.1";

    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private TakeReports take = intake();

    /** The intake of a server that has just started. */
    private TakeReports intake() {
        RolloutEngine engine =
                new RolloutEngine(ledger, new FitForImage(() -> NOON), OrderLane.WIDE, Clocks.virtual(() -> 1));
        return new TakeReports(
                ledger,
                engine,
                new IntakeObserver() {
                    @Override
                    public void formerEpochHeard(DeviceId device) {}

                    @Override
                    public void setAside(HeardReport report, RuntimeException why) {
                        throw why;
                    }
                },
                () -> 7);
    }

    private void hear(Reported... reports) {
        take.take(Arrays.stream(reports)
                .map(report -> HeardReport.of(LAMP, report, NOON))
                .toList());
    }

    private List<PastUpdate> kept() {
        return ledger.read(view -> view.outcomes().of(LAMP, OptionalLong.empty(), 100)).stream()
                .map(Kept::past)
                .toList();
    }

    /** Outcomes as one line each: {@code u completed 1.0.0 > 2.0.0 reason}. */
    private List<String> lines() {
        return kept().stream()
                .map(past -> String.join(
                        " ",
                        past.update().value(),
                        Reports.camelCase(past.ending().name()),
                        past.from().map(Version::value).orElse("?"),
                        ">",
                        past.to().map(Version::value).orElse("?"),
                        past.reason().orElse("-")))
                .toList();
    }

    /** @param recent {@code id=state}, the last one first */
    private static Reported report(
            String id, long sequence, String state, String runs, String pending, String reason, String... recent) {
        ReportedUpdate update = new ReportedUpdate(
                Optional.ofNullable(id).map(UpdateId::new),
                sequence,
                Reports.state(state),
                Optional.empty(),
                Optional.ofNullable(reason).map(code -> new ReportedReason(Word.unknown(code), "")),
                Optional.empty());
        List<ReportedOutcome> outcomes = Arrays.stream(recent)
                .map(entry -> entry.split("=", 2))
                .map(parts -> new ReportedOutcome(
                        new UpdateId(parts[0]),
                        new Word<>(parts[1], Reports.state(parts[1]).meaning().flatMap(ReportedState::ending)),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new Reported(
                Optional.empty(),
                Optional.empty(),
                Optional.of(runs),
                Optional.of(Reports.firmware(ModuleStatus.CURRENT, "", pending, "", "")),
                Optional.of(update),
                outcomes,
                Optional.of(Epoch.of(1)),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                "{}");
    }

    private static Reported idle(long sequence) {
        return report(null, sequence, "idle", "1.0.0", "", null);
    }

    private static Reported working(String id, long sequence, String state, String runs, String... recent) {
        return report(id, sequence, state, runs, "2.0.0", null, recent);
    }

    @Test
    void an_update_that_completes_is_kept_with_its_versions_and_its_time() {
        hear(
                idle(1),
                working(ORDERED, 2, "downloading", "1.0.0"),
                working(ORDERED, 3, "onTrial", "2.0.0"),
                report(ORDERED, 4, "completed", "2.0.0", "", null, ORDERED + "=completed"));

        assertThat(lines()).containsExactly(ORDERED + " completed 1.0.0 > 2.0.0 -");
        assertThat(kept().get(0).at()).isEqualTo(NOON);
        assertThat(kept().get(0).rollout())
                .hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("spring0000000000"));
    }

    @Test
    void an_update_by_hand_that_fails_is_kept_with_the_version_that_it_was_to_bring() {
        hear(
                working("by-hand", 1, "installing", "1.0.0"),
                working("by-hand", 2, "rollingBack", "2.0.0"),
                report("by-hand", 3, "rolledBack", "1.0.0", "", "unhealthy"));

        assertThat(lines()).containsExactly("by-hand rolledBack 1.0.0 > 2.0.0 unhealthy");
        assertThat(kept().get(0).rollout()).isEmpty();
    }

    @Test
    void an_outcome_is_kept_once_although_it_is_reported_twice_late_and_after_a_restart_of_the_server() {
        Reported end = report("u", 3, "failed", "1.0.0", "", "disk-full", "u=failed");
        hear(idle(1), working("u", 2, "downloading", "1.0.0"), end, end);
        hear(working("u", 2, "downloading", "1.0.0"), end);
        take = intake();
        hear(end, report("u", 4, "failed", "1.0.0", "", "disk-full", "u=failed"));

        assertThat(lines()).containsExactly("u failed 1.0.0 > 2.0.0 disk-full");
    }

    @Test
    void ends_that_were_missed_are_told_by_the_next_report() {
        hear(idle(1), working("a", 2, "downloading", "1.0.0"));
        hear(working("c", 9, "downloading", "2.0.0", "b=cancelled", "a=completed"));
        hear(report("c", 10, "failed", "2.0.0", "", "disk-full", "c=failed", "b=cancelled", "a=completed"));

        assertThat(lines())
                .containsExactly(
                        "c failed 2.0.0 > 2.0.0 disk-full", "b cancelled ? > ? -", "a completed 1.0.0 > 2.0.0 -");
    }

    @Test
    void an_update_of_which_the_end_alone_was_heard_has_the_version_of_the_report_before() {
        hear(idle(1));
        hear(report("u", 9, "completed", "2.0.0", "", null, "u=completed"));
        hear(report("w", 20, "completed", "4.0.0", "", null, "w=completed", "v=completed", "u=completed"));

        assertThat(lines())
                .containsExactly("w completed ? > 4.0.0 -", "v completed ? > ? -", "u completed 1.0.0 > 2.0.0 -");
    }

    @Test
    void a_device_that_is_heard_of_for_the_first_time_tells_all_that_it_remembers() {
        hear(report("c", 9, "completed", "3.0.0", "", null, "c=completed", "b=failed", "a=completed"));

        assertThat(lines()).containsExactly("c completed ? > 3.0.0 -", "b failed ? > ? -", "a completed ? > ? -");
    }

    @Test
    void a_completed_update_that_is_reverted_later_has_two_outcomes() {
        hear(
                working("u", 1, "downloading", "1.0.0"),
                report("u", 2, "completed", "2.0.0", "", null, "u=completed"),
                report("u", 3, "rolledBack", "1.0.0", "", "reverted-later", "u=rolledBack"));

        assertThat(lines()).containsExactly("u rolledBack 1.0.0 > 2.0.0 reverted-later", "u completed 1.0.0 > 2.0.0 -");
    }

    @Test
    void an_order_that_is_refused_during_an_update_is_kept_with_it() {
        hear(
                working("u", 1, "downloading", "1.0.0"),
                report("u", 2, "completed", "2.0.0", "", null, "u=completed", "refused=failed", "old=failed"));

        assertThat(lines()).contains("u completed 1.0.0 > 2.0.0 -", "refused failed ? > ? -");
    }

    @Test
    void a_device_of_another_epoch_tells_no_outcome_twice() {
        hear(working("u", 1, "downloading", "1.0.0"), report("u", 2, "completed", "2.0.0", "", null));
        hear(Reports.inEpoch(2, report("v", 1, "completed", "3.0.0", "", null, "v=completed", "u=completed")));

        assertThat(lines()).containsExactly("v completed 2.0.0 > 3.0.0 -", "u completed 1.0.0 > 2.0.0 -");
    }

    @Test
    void what_a_device_lacks_is_no_reason_of_a_success() {
        hear(report("u", 2, "completed", "2.0.0", "", "version-unknown", "u=completed"));

        assertThat(lines()).containsExactly("u completed ? > 2.0.0 -");
    }

    @Test
    void a_device_of_the_tutorial_names_no_update_and_has_no_history() {
        hear(Reports.tutorial("completed", "2026-11-20T12:00:00Z"));

        assertThat(kept()).isEmpty();
    }
}
