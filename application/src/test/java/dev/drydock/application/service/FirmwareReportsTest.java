package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedFirmware;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The later tutorial's device is followed by the status of its firmware. */
class FirmwareReportsTest {
    private static final String OLD = "v-u0";
    private static final String ORDERED = "v-u1";
    private static final Reported FRESH = at(OLD, ModuleStatus.CURRENT, "", "", "", "");

    private Following following = following(FRESH);

    @Test
    void an_update_ends_when_the_device_is_current_with_the_ordered_version() {
        assertThat(see(FRESH)).isEqualTo("STAND_BY current");
        assertThat(see(at(OLD, ModuleStatus.CURRENT, "", ORDERED, "T1", ""))).isEqualTo("nothing");
        assertThat(see(at(OLD, ModuleStatus.DOWNLOADING, "Start downloading", ORDERED, "T1", "")))
                .isEqualTo("DOWNLOADING downloading");
        assertThat(see(at(OLD, ModuleStatus.DOWNLOADING, "Finished downloading", ORDERED, "T1", "")))
                .isEqualTo("nothing");
        assertThat(see(at(OLD, ModuleStatus.VERIFYING, "", ORDERED, "T1", ""))).isEqualTo("DOWNLOADING verifying");
        assertThat(see(at(OLD, ModuleStatus.APPLYING, "", ORDERED, "T1", ""))).isEqualTo("APPLYING applying");
        assertThat(see(at(OLD, ModuleStatus.REBOOTING, "", ORDERED, "T1", ""))).isEqualTo("APPLYING rebooting");
        assertThat(see(at(OLD, ModuleStatus.CURRENT, "", ORDERED, "T1", ""))).isEqualTo("STAND_BY current");
        assertThat(see(at(ORDERED, ModuleStatus.CURRENT, "", "", "T1", "T2"))).isEqualTo("COMPLETED");
        assertThat(see(at(ORDERED, ModuleStatus.CURRENT, "", "", "T1", "T2"))).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({"ERROR,FAILED", "ROLLED_BACK,ROLLED_BACK"})
    void a_failure_ends_the_update_with_what_the_device_says_of_it(ModuleStatus status, Ending ending) {
        Sighting end = following
                .observe(at(OLD, status, "Image verification failed", ORDERED, "T1", ""))
                .orElseThrow();

        assertThat(((Sighting.Ended) end).ending()).isEqualTo(ending);
        assertThat(((Sighting.Ended) end).reason().orElseThrow().message()).isEqualTo("Image verification failed");
    }

    @Test
    void a_failure_from_before_the_order_is_not_this_updates() {
        Reported failed = at(OLD, ModuleStatus.ERROR, "no", "v-x", "T1", "");
        following = following(failed);

        assertThat(see(failed)).isEqualTo("FAILED error");
        assertThat(see(at(OLD, ModuleStatus.ROLLED_BACK, "back", "v-x", "T1", "")))
                .isEqualTo("FAILED rolledback");
        assertThat(see(at(OLD, ModuleStatus.DOWNLOADING, "", ORDERED, "T2", "")))
                .isEqualTo("DOWNLOADING downloading");
        assertThat(see(at(OLD, ModuleStatus.ROLLED_BACK, "back", ORDERED, "T2", "")))
                .isEqualTo("ROLLED_BACK");
    }

    @Test
    void an_order_that_is_refused_at_once_after_a_former_failure_has_failed() {
        following = following(at(OLD, ModuleStatus.ERROR, "no", "v-x", "T1", ""));

        assertThat(see(at(OLD, ModuleStatus.ERROR, "Insecure package URI", "v-x", "T1", "")))
                .isEqualTo("FAILED");
    }

    @Test
    void another_version_at_the_end_is_not_what_was_ordered() {
        assertThat(see(at("v-x", ModuleStatus.CURRENT, "", "", "T1", "T2"))).isEqualTo("not as ordered");
    }

    @Test
    void an_end_from_before_the_order_is_none() {
        following = following(at("v-x", ModuleStatus.CURRENT, "", "", "T1", "T2"));

        assertThat(see(at("v-x", ModuleStatus.CURRENT, "", "", "T1", "T2"))).isEqualTo("STAND_BY current");
    }

    @Test
    void a_device_that_runs_the_ordered_version_already_is_done() {
        assertThat(see(at(ORDERED, ModuleStatus.CURRENT, "Firmware already up to date", "", "", "")))
                .isEqualTo("COMPLETED");
    }

    @Test
    void an_unknown_status_is_shown_and_is_no_end() {
        ReportedFirmware polishing = new ReportedFirmware(Word.unknown("polishing"), "", "", "", "");

        assertThat(see(Reports.firmware(OLD, polishing))).isEqualTo("? polishing");
    }

    private String see(Reported reported) {
        return following
                .observe(reported)
                .map(sighting -> sighting.match(new Sighting.Cases<String>() {
                    @Override
                    public String changed(Sighting.Changed changed) {
                        return changed.status().map(FirmwareStatus::name).orElse("?") + " " + changed.word();
                    }

                    @Override
                    public String progressed(Sighting.Progressed progressed) {
                        return "progressed";
                    }

                    @Override
                    public String ended(Sighting.Ended ended) {
                        return ended.ending().name();
                    }

                    @Override
                    public String notAsOrdered(Sighting.NotAsOrdered other) {
                        return "not as ordered";
                    }
                }))
                .orElse("nothing");
    }

    private static Following following(Reported before) {
        return new Following(Images.order("u1"), Optional.of(before));
    }

    private static Reported at(
            String version, ModuleStatus status, String substatus, String pending, String started, String ended) {
        return Reports.firmware(version, Reports.firmware(status, substatus, pending, started, ended));
    }
}
