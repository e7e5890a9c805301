package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reported success counts when it fits the order. */
class EvidenceTest {
    @ParameterizedTest
    @EnumSource(ReportedProof.class)
    void the_ordered_version_with_any_proof_is_a_success(ReportedProof proof) {
        Sighting end = end(Reports.completed("u1", 1, "v-u1", proof));

        assertThat(end).isInstanceOf(Sighting.Ended.class);
        assertThat(((Sighting.Ended) end).reported().isSimulated()).isEqualTo(proof == ReportedProof.SIMULATED);
    }

    @ParameterizedTest
    @EnumSource(ReportedProof.class)
    void another_version_is_not_what_was_ordered_whatever_the_proof(ReportedProof proof) {
        assertThat(objection(Reports.completed("u1", 1, "v-u0", proof)))
                .isEqualTo("version v-u1 was ordered, and the device runs v-u0");
    }

    @Test
    void a_success_without_proof_is_not_what_was_ordered() {
        assertThat(objection(Reports.completed("u1", 1, "v-u1", (ReportedProof) null)))
                .contains("no proof");
    }

    @Test
    void a_proof_of_a_newer_device_is_taken() {
        Reported report = Reports.completed("u1", 1, "v-u1", Optional.of(Word.unknown("signature")), null);

        assertThat(end(report)).isInstanceOf(Sighting.Ended.class);
    }

    @Test
    void the_ordered_bytes_may_be_known_under_another_version() {
        assertThat(end(alreadyInstalled(ReportedProof.DIGEST))).isInstanceOf(Sighting.Ended.class);
        assertThat(end(alreadyInstalled(ReportedProof.VERSION))).isInstanceOf(Sighting.NotAsOrdered.class);
    }

    @Test
    void an_order_without_a_version_fits_any() {
        UpdateOrder bare = new UpdateOrder(
                new UpdateId("u1"),
                new ImageUri("test.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Reported report = Reports.completed("u1", 1, "v-u0", ReportedProof.SIMULATED);

        assertThat(new Following(bare, Optional.empty()).observe(report).orElseThrow())
                .isInstanceOf(Sighting.Ended.class);
    }

    private static Reported alreadyInstalled(ReportedProof proof) {
        ReportedReason reason = Answers.reason(ReasonCode.ALREADY_INSTALLED).orElseThrow();
        return Reports.completed("u1", 1, "v-u0", Optional.of(Word.known("", proof)), reason);
    }

    private static String objection(Reported report) {
        return ((Sighting.NotAsOrdered) end(report)).why();
    }

    private static Sighting end(Reported report) {
        return new Following(Images.order("u1"), Optional.empty())
                .observe(report)
                .orElseThrow();
    }
}
