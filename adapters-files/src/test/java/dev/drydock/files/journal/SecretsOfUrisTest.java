package dev.drydock.files.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries and passwords of URIs are in the journal for as long as an image is to be fetched by them, and no longer. */
class SecretsOfUrisTest {
    private static final UpdateOrder ORDER = order();
    private static final Update UPDATE = new Update(ORDER, Slot.B, 1);
    private static final Reason REASON = Reason.of(ReasonCode.UNHEALTHY);

    private final CrashingStorage disk = new CrashingStorage();
    private final FileUpdateJournal journal = new FileUpdateJournal(new StateFiles(disk));

    private static UpdateOrder order() {
        UpdateOrder one = Samples.order("u-1", new byte[9], "https://images.example/a.bin?sig=secret-1");
        return new UpdateOrder(
                one.id(),
                one.uri(),
                List.of(new ImageUri("https://user:secret-2@mirror.example/a.bin"), new ImageUri("?secret-3")),
                one.version(),
                one.size(),
                one.digest(),
                one.notAfter());
    }

    static Stream<UpdateState> statesBeforeAnImageIsFetched() {
        return Stream.of(new Waiting(UPDATE), new Downloading(UPDATE, 2, Optional.empty()));
    }

    static Stream<UpdateState> statesAfterAnImageIsFetched() {
        return Stream.of(
                new Verifying(UPDATE, Samples.measure(new byte[9])),
                new Ready(UPDATE),
                new Installing(UPDATE),
                new Restarting(UPDATE, new BootId("b"), 1),
                new OnTrial(UPDATE),
                new Committing(UPDATE, Optional.empty()),
                new RollingBack(UPDATE, REASON, 1));
    }

    static Stream<UpdateState> statesAtRest() {
        return Stream.of(
                AtRest.Idle.FRESH,
                new AtRest.Completed(ORDER, Slot.B, Optional.empty(), Optional.empty()),
                new AtRest.Failed(ORDER.id(), REASON),
                new AtRest.RolledBack(ORDER.id(), REASON),
                new AtRest.Cancelled(ORDER.id()));
    }

    @ParameterizedTest
    @MethodSource("statesBeforeAnImageIsFetched")
    void an_image_can_be_fetched_after_a_restart(UpdateState state) {
        save(state);
        assertThat(((JournalLoad.Found) journal.load()).memory().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("statesAfterAnImageIsFetched")
    void once_it_is_fetched_they_are_gone_with_the_next_two_saves(UpdateState state) {
        save(new Downloading(UPDATE, 1, Optional.empty()));
        save(state);
        save(state);
        assertThat(allOnDisk()).contains("https://images.example/a.bin").doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("statesAtRest")
    void when_an_update_has_ended_they_are_gone_from_either_generation(UpdateState state) {
        save(new Downloading(UPDATE, 1, Optional.empty()));
        assertThat(allOnDisk()).contains("secret-1", "secret-2", "secret-3");
        save(state);
        assertThat(allOnDisk()).contains("https://images.example/a.bin").doesNotContain("secret");
        assertThat(disk.contents()).containsKeys("journal.json", "journal.json.1");
    }

    @Test
    void a_journal_before_one_without_secrets_is_kept_as_it_was() {
        save(new Ready(UPDATE));
        save(new AtRest.Cancelled(ORDER.id()));
        String former = new String(disk.contents().get("journal.json.1").array(), UTF_8);
        assertThat(former).contains("\"kind\":\"ready\"");
    }

    private void save(UpdateState state) {
        UpdateLedger ledger = UpdateLedger.EMPTY.withAccepted(ORDER);
        journal.save(new AgentMemory(state, ledger, Milestones.NONE, Optional.empty(), 1, Optional.empty()));
    }

    private String allOnDisk() {
        return disk.contents().values().stream()
                .map(bytes -> new String(bytes.array(), UTF_8))
                .collect(Collectors.joining());
    }
}
