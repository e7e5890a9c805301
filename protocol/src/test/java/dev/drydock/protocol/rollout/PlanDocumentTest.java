package dev.drydock.protocol.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.member.terms.BackOff;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Retries;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Growth;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.protocol.json.MalformedDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDocumentTest {
    private static final RolloutPlan PLAIN = RolloutPlan.of("spring", 2);
    private static final RolloutPlan FULL = new RolloutPlan(
            "spring of \"26\"",
            new Terms(
                    Duration.ofSeconds(30),
                    StageLimits.STANDARD,
                    Duration.ofDays(3),
                    new Retries(Map.of("download-timeout", 5, "disk-full", 2)),
                    new BackOff(Duration.ofSeconds(1), Duration.ofMillis(2_500)),
                    Ordering.DESIRED,
                    true),
            Gate.of(
                    ErrorRates.between(Rate.parse("0.25 %"), Rate.ofPercent(3)),
                    new StopLimits(Optional.of(5), Optional.of(Rate.parse("1.5 %")))),
            List.of(WavePlan.soaking(Duration.ZERO).asking(), WavePlan.soaking(Duration.ofDays(1))),
            Duration.ofDays(2),
            new RolloutTerms(
                    true, true, OnBad.ROLL_BACK, true, Duration.ofMinutes(7), Set.of("unknown-key", "wrong-model")),
            new Flow(Optional.empty(), Optional.of(90), Growth.parse("1.25")),
            new Schedule(
                    Optional.of(Instant.parse("2027-03-01T01:02:03.004Z")),
                    new InstallWindows(List.of(
                            InstallWindow.parse("Mon-Fri 22:00-05:00"), InstallWindow.parse("Sat 00:00-24:00"))),
                    ZoneId.of("Europe/Oslo"),
                    Optional.of(Duration.ofDays(9))),
            Optional.of(new Images(
                    new RolloutImage(
                            "image-2.0.0",
                            new Version("2.0.0"),
                            Set.of("gateway", "lamp"),
                            Optional.of(new PlannedManifest(
                                    new Digest("0123456789abcdef".repeat(4)),
                                    new ReleaseNumbers(31, 7),
                                    new Audience(
                                            List.of("gateway", "lamp"),
                                            List.of("rev-b"),
                                            List.of(new DeviceId("d1"), new DeviceId("d2"))),
                                    Instant.parse("2027-03-01T01:02:03.004Z"),
                                    true))),
                    Optional.of(new RolloutImage("image-1.9.0", new Version("1.9.0"), Set.of())))),
            Optional.of(new RolloutTarget(
                    new Query.Comparison(new Field.Tag("site"), Query.Comparison.Operator.EQUAL, "oslo"),
                    List.of(new Query.Comparison(new Field.Tag("ring"), Query.Comparison.Operator.EQUAL, "canary")),
                    WaveShares.parse("1%,10%,100%"))));

    @Test
    void a_plan_is_read_as_it_was_written() throws MalformedDocument {
        assertThat(PlanDocument.read(PlanDocument.write(PLAIN))).isEqualTo(PLAIN);
        assertThat(PlanDocument.read(PlanDocument.write(FULL))).isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"spring\",   |                    | member 'name' is missing",
                "\"waves\":[            | \"weaves\":[       | has 1 wave or more",
                "\"waves\":[            | \"waves\":[7,      | expected an array of objects",
                "\"asks\":false         |  \"asks\":7        | expected true or false",
                "\"inFlight\":100       | \"inFlight\":99999999999 | integer overflow",
                "\"growth\":\"2\"       | \"growth\":\"0.5\"  | a factor of 1 to 10",
                "\"windows\":[]         | \"windows\":[\"noon\"] | windows",
                "\"zone\":\"UTC\"       | \"zone\":\"Moon/Sea\" | there is no zone 'Moon/Sea'",
                "\"onBad\":\"pause\"    | \"onBad\":\"roll-back\" | another image",
                "\"soak\":\"PT10M\"     | \"soak\":\"10m\"   | expected a duration such as PT10M",
                "\"inFlight\":100       | \"inFlight\":-1    | expected 1 to",
                "\"dynamic\":false      | \"dynamic\":0      | expected true or false",
                "\"onBad\":\"pause\"    | \"onBad\":\"weep\" | there is no OnBad 'weep'",
                "\"waiting\":\"PT5H\",  |                    | every stage has a limit",
                "\"retries\":{}         | \"retries\":[]     | expected an object",
                "\"retries\":{}         | \"retries\":{\"disk-full\":0} | expected 1 to",
                "\"slack\":             | \"slock\":         | member 'slack' is missing",
                "\"ordering\":\"auto\"  | \"ordering\":\"mail\" | there is no Ordering 'mail'",
            })
    void a_document_that_is_no_plan_is_refused(String sound, String unsound, String message) {
        String document = PlanDocument.write(PLAIN);
        assertThat(document).contains(sound);

        assertThatThrownBy(() -> PlanDocument.read(document.replace(sound, unsound == null ? "" : unsound)))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageContaining(message);
    }
}
