package dev.drydock.protocol.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.yaml.MalformedYaml;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReadingTest {
    private static final String YAML = """
            name: spring-2.1
            image: gateway-2.1
            target: model = gateway and not tag.site in (oslo, "a, b")
            waves:
              - where: tag.ring = canary
                soak: 1h
                then: ask
              - where: tag.ring in (early, "x) , y")
              - count: 50
                soak: 30m
              - percent: 100%
            soak: 20m
            patience: 12h
            good: 1%
            bad: 9%
            on-bad: rollback=gateway-2.0
            stop-after: 50
            max-failed: 20%
            in-flight: all
            per-minute: 90
            grow: 1.5
            start: 2027-03-01T02:00:00Z
            window: Mon-Fri 22:00-05:00
            zone: Europe/Oslo
            deadline: 9d
            orders: desired
            retry: {download-stalled: 2}
            step-timeout: {download: 2h, install: 30m}
            offline: 3d
            priority: -10
            dynamic: true
            needs-approval: true
            abort-patience: 2h
            """;

    private static final String JSON = """
            {
            \t"name": "spring-2.1", "image": "gateway-2.1",
            \t"target": "model = gateway and not tag.site in (oslo, \\"a, b\\")",
            \t"waves": [
            \t\t{"where": "tag.ring = \\u0063anary", "soak": "1h", "then": "ask"},
            \t\t{"where": "tag.ring\\nin (early, \\"x) , y\\")"},
            \t\t{"count": 50, "soak": "30m"},
            \t\t{"percent": "100%"}
            \t],
            \t"soak": "20m", "patience": "12h", "good": "1%", "bad": "9%", "on-bad": "rollback=gateway-2.0",
            \t"stop-after": 50, "max-failed": "20%", "in-flight": "all", "per-minute": 90, "grow": 1.5,
            \t"start": "2027-03-01T02:00:00Z", "window": "Mon-Fri 22:00-05:00", "zone": "Europe\\/Oslo",
            \t"deadline": "9d", "orders": "desired", "retry": {"download-stalled": 2},
            \t"step-timeout": {"download": "2h", "install": "30m"}, "offline": "3d",
            \t"priority": -10, "dynamic": true, "needs-approval": true, "abort-patience": "2h"
            }
            """;

    private static PlanReading reading(String text) throws MalformedYaml {
        return new PlanReading(new SpecSettings(RolloutSpec.read(text)));
    }

    private static Query query(String text) {
        return QueryText.read(text);
    }

    private static String refusal(String text) {
        RefusedValue refused = catchThrowableOfType(RefusedValue.class, () -> {
            PlanReading reading = reading(text);
            reading.created();
            reading.priority();
        });
        assertThat(refused).as(text).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {YAML, JSON})
    void every_member_of_a_rollout_that_is_created_is_read(String text) throws MalformedYaml {
        PlanReading reading = reading(text);
        RolloutPlan plan = reading.created();

        assertThat(reading.image()).map(Given::text).contains("gateway-2.1");
        assertThat(reading.fallback()).map(Given::text).contains("gateway-2.0");
        assertThat(reading.priority()).isEqualTo(-10);
        assertThat(plan.name()).isEqualTo("spring-2.1");
        assertThat(plan.target())
                .contains(reading.target())
                .contains(new RolloutTarget(
                        query("model = gateway and not tag.site in (oslo, \"a, b\")"),
                        List.of(query("tag.ring = canary"), query("tag.ring in (early, \"x) , y\")")),
                        WaveShares.parse("count=50,100%")));
        assertThat(plan.waves())
                .containsExactly(
                        WavePlan.soaking(Duration.ofHours(1)).asking(),
                        WavePlan.soaking(Duration.ofMinutes(20)),
                        WavePlan.soaking(Duration.ofMinutes(30)),
                        WavePlan.soaking(Duration.ofMinutes(20)));
        assertThat(plan.patience()).isEqualTo(Duration.ofHours(12));
        assertThat(plan.gate())
                .isEqualTo(Gate.of(
                        ErrorRates.between(Rate.parse("1%"), Rate.parse("9%")),
                        new StopLimits(Optional.of(50), Optional.of(Rate.parse("20%")))));
        assertThat(plan.rollout()).isEqualTo(new RolloutTerms(true, true, OnBad.ROLL_BACK, true, Duration.ofHours(2)));
        assertThat(plan.flow().inFlight()).isEmpty();
        assertThat(plan.flow().perMinute()).contains(90);
        assertThat(plan.flow().growth()).hasToString("1.5");
        assertThat(plan.schedule())
                .isEqualTo(new Schedule(
                        Optional.of(Instant.parse("2027-03-01T02:00:00Z")),
                        new InstallWindows(List.of(InstallWindow.parse("Mon-Fri 22:00-05:00"))),
                        ZoneId.of("Europe/Oslo"),
                        Optional.of(Duration.ofDays(9))));
        assertThat(plan.members().ordering()).isEqualTo(Ordering.DESIRED);
        assertThat(plan.members().offline()).isEqualTo(Duration.ofDays(3));
        assertThat(plan.members().retries().byCode()).containsEntry("download-stalled", 2);
        assertThat(plan.members().stages().byStage())
                .containsEntry(Stage.DOWNLOADING, Duration.ofHours(2))
                .containsEntry(Stage.INSTALLING, Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: n\ntarget: all", "{\"name\": \"n\", \"target\": \"all\"}"})
    void a_rollout_of_which_little_is_said_has_the_usual_terms(String text) throws MalformedYaml {
        PlanReading reading = reading(text);
        RolloutPlan plan = reading.created();

        assertThat(plan)
                .isEqualTo(RolloutPlan.of("n", 3)
                        .with(new RolloutTarget(new Query.All(), WaveShares.parse("1%,10%,100%")))
                        .patient(Duration.ofHours(24)));
        assertThat(plan.members().stages()).isEqualTo(StageLimits.STANDARD);
        assertThat(reading.priority()).isZero();
        assertThat(reading.image()).isEmpty();
        assertThat(reading.fallback()).isEmpty();
    }

    @Test
    void a_dry_run_begins_at_its_start_and_leaves_out_what_changes_nothing_there() throws MalformedYaml {
        PlanReading reading = reading("""
                name: n
                on-bad: rollback=gateway-2.0
                start: 2027-03-01T02:00:00Z
                target: nonsense
                priority: 7
                dynamic: true
                needs-approval: true
                abort-patience: 2h
                """);

        assertThat(reading.begin()).isEqualTo("2027-03-01T02:00:00Z");
        assertThat(reading.plan().schedule()).isEqualTo(Schedule.AT_ONCE);
        assertThat(reading.plan().rollout()).isEqualTo(RolloutTerms.STANDARD.rollingBack());
        assertThat(reading.plan().target()).isEmpty();
        assertThat(reading.shares(1000)).hasToString("1%,10%,100%");
    }

    @Test
    void a_dry_run_has_no_waves_by_query() throws MalformedYaml {
        PlanReading reading = reading("name: n\nwaves: where tag.ring = canary,100%");

        assertThat(catchThrowableOfType(RefusedValue.class, () -> reading.shares(1000)))
                .hasMessage("line 2, column 8: waves: a dry run has no waves by query, as devices that are drawn by "
                        + "chance have no tags; say shares instead, such as 1%,10%,100%");
    }

    @Test
    void waves_by_query_stand_on_one_line_as_well() throws MalformedYaml {
        RolloutPlan plan = reading(
                        "name: n\ntarget: all\nwaves: 'where (tag.a in (x, y) or id = \"b \\\" soak=1h,\") soak=2h "
                                + "then=ask , where  model = m,10% then=ask,100%'")
                .created();

        assertThat(plan.target().orElseThrow().first())
                .containsExactly(query("tag.a in (x, y) or id = \"b \\\" soak=1h,\""), query("model = m"));
        assertThat(plan.target().orElseThrow().shares()).hasToString("10%,100%");
        assertThat(plan.waves())
                .containsExactly(
                        WavePlan.soaking(Duration.ofHours(2)).asking(),
                        WavePlan.STANDARD,
                        WavePlan.STANDARD.asking(),
                        WavePlan.STANDARD);
    }

    @Test
    void a_rollout_that_is_created_says_which_devices() {
        assertThat(refusal("name: n"))
                .isEqualTo("the member 'target' is missing; say which devices, such as 'target: model = gateway', or "
                        + "'target: all' for every device");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: Bad! | line 1, column 7: name: a name is 1 to 64 characters",
                "target: model = | line 2, column 9: target: at character 8 of the query: expected a value",
                "target: model = a, b | line 2, column 9: target: at character 10 of the query: expected 'and', 'or' or the end, found ','",
                "waves: half | line 2, column 8: waves: expected shares that add up, such as 1%,10%,100%, found 'half'",
                "waves: 1%,50% | line 2, column 8: waves: the last wave ends at 100%, found 50%",
                "waves: 10%,where id = a,100% | line 2, column 8: waves: wave 2 is by query; put it ahead of those by share",
                "waves: where id = a | line 2, column 8: waves: behind waves by query comes one for the rest; put ,100% behind the last",
                "waves: where id,100% | line 2, column 8: waves: wave 1: at character 3 of the query: expected '=', '!=' or 'in', found the end",
                "waves: where soak=1h,100% | line 2, column 8: waves: wave 1: at character 1 of the query: expected a field",
                "waves: where,100% | line 2, column 8: waves: expected shares that add up",
                "waves: where id = a then=wait,100% | line 2, column 8: waves: behind its query a wave has soak=TIME and then=ask, and got 'then=wait'",
                "waves: where id = a soak=soon,100% | line 2, column 8: waves: soak: 'soon' is not a duration",
                "waves: where id = a,100% then=ask | line 2, column 8: waves: no wave follows the last one",
                "soak: soon | line 2, column 7: soak: 'soon' is not a duration such as 500ms, 15s, 10m, 1h or 7d",
                "patience: 0s | line 2, column 11: patience: '0s' is no time at all; at least 1ms",
                "patience: 3651d | line 2, column 11: patience: '3651d' is longer than 3650d",
                "good: two | line 2, column 7: good: expected a rate such as 2% or 0.25%, found 'two'",
                "good: 9% | line 2, column 7: good and bad: the good rate of failures, 9 %, is not below the bad, 8 %",
                "bad: 100% | line 2, column 6: bad: expected a rate such as 2% or 0.25%",
                "on-bad: rollback | line 2, column 9: on-bad wants pause or rollback=IMAGE, such as rollback=gateway-2.0, and got 'rollback'",
                "on-bad: rollback= | line 2, column 9: on-bad wants pause or rollback=IMAGE, such as rollback=gateway-2.0, and got 'rollback='",
                "stop-after: 0 | line 2, column 13: stop-after wants 1 to 1000000, and got '0'",
                "max-failed: 0% | line 2, column 13: max-failed: a rate is above 0 %",
                "in-flight: most | line 2, column 12: in-flight wants a number or 'all', and got 'most'",
                "per-minute: 0 | line 2, column 13: per-minute wants 1 to 1000000, and got '0'",
                "grow: 0.5 | line 2, column 7: grow: a limit grows by a factor of 1 to 10",
                "start: tomorrow | line 2, column 8: start: expected a time such as 2027-03-01T02:00:00Z, found 'tomorrow'",
                "window: noon | line 2, column 9: window: ",
                "zone: Europe/Oslo | line 2, column 7: zone: a zone is that of a window",
                "deadline: x | line 2, column 11: deadline: 'x' is not a duration",
                "orders: pigeon | line 2, column 9: orders wants auto, calls or desired, and got 'pigeon'",
                "retry: {nonsense: 3} | line 2, column 9: retry: there is no reason code 'nonsense'",
                "step-timeout: {verify: 1h} | line 2, column 16: step-timeout wants STEP=TIME with the step download or install",
                "offline: x | line 2, column 10: offline: 'x' is not a duration",
                "priority: 101 | line 2, column 11: priority wants -100 to 100, and got '101'",
                "priority: -101 | line 2, column 11: priority wants -100 to 100, and got '-101'",
                "abort-patience: 0s | line 2, column 17: abort-patience: '0s' is no time at all",
            })
    void a_refusal_has_the_place_of_the_value(String line, String message) {
        String other = line.startsWith("target") ? "" : "target: all\n";
        String text = line.startsWith("name") ? line + "\n" + other : "name: n\n" + line + "\n" + other;

        assertThat(refusal(text)).startsWith(message);
    }

    @Test
    void a_refusal_escapes_what_a_terminal_would_obey() {
        assertThat(refusal("{\"name\": \"n\", \"target\": \"all\", \"in-flight\": \"\\u001b[31m\"}"))
                .isEqualTo("line 1, column 45: in-flight wants a number or 'all', and got '\\u001b[31m'");
    }

    @Test
    void a_rollout_has_at_most_32_waves() {
        assertThat(refusal("name: n\ntarget: all\nwaves: " + "where id = a,".repeat(32) + "100%"))
                .isEqualTo("line 3, column 8: waves: a rollout has 1 to 32 waves, and this one more");
    }
}
