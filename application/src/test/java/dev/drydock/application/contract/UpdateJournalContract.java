package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.application.fakes.Images;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
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
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of every journal. */
public abstract class UpdateJournalContract {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final UpdateOrder PLAIN = Images.order("u-1");
    private static final UpdateOrder SECRET = Images.renewed(PLAIN, PLAIN.uri().value() + "?sig=secret");
    private static final Reason REASON = Reason.of(ReasonCode.UNHEALTHY);

    /** A journal on the disk of this test, as a process finds that has just begun. */
    protected abstract UpdateJournal opened();

    /** Lets the disk of this test refuse to be written, or be written again. */
    protected abstract void refuseWriting(boolean refuses);

    private static Stream<UpdateState> fetching(UpdateOrder order) {
        Update update = new Update(order, Slot.B, 1);
        return Stream.of(
                new Waiting(update),
                new Downloading(update, 1, Optional.empty()),
                new Downloading(update, 2, Optional.of(Duration.ofMillis(1500))));
    }

    private static Stream<UpdateState> fetched(UpdateOrder order) {
        Update update = new Update(order, Slot.B, 1);
        return Stream.of(
                new Verifying(update, Images.measure(Images.image("u-1"))),
                new Ready(update),
                new Installing(update),
                new Restarting(update, new BootId("boot-1"), 2),
                new OnTrial(update),
                new Committing(update, Optional.empty()),
                new RollingBack(update, REASON, 1),
                new AtRest.Completed(order, Slot.B, Optional.empty(), Optional.of(REASON)));
    }

    private static Stream<UpdateState> ended() {
        return Stream.of(
                AtRest.Idle.FRESH,
                new AtRest.Failed(PLAIN.id(), REASON),
                new AtRest.RolledBack(PLAIN.id(), REASON),
                new AtRest.Cancelled(PLAIN.id()));
    }

    static Stream<UpdateState> states() {
        return Stream.of(fetching(PLAIN), fetched(PLAIN), ended()).flatMap(states -> states);
    }

    static Stream<UpdateState> statesWithSecretsToFetchBy() {
        return fetching(SECRET);
    }

    static Stream<UpdateState> statesWithSecretsOfNoUse() {
        return fetched(SECRET);
    }

    private static AgentMemory memory(UpdateState state, UpdateOrder accepted) {
        UpdateLedger ledger = UpdateLedger.EMPTY
                .withAccepted(accepted)
                .withCancelled(new UpdateId("never-came"))
                .withOutcome(new Outcome(new UpdateId("u-0"), Outcome.Ending.FAILED, Optional.of(REASON), NOW))
                .withDesired(new UpdateId("desired"));
        Milestones milestones =
                new Milestones(Optional.of(NOW), Optional.empty(), Optional.of(NOW.plusMillis(1)), Optional.empty());
        return new AgentMemory(
                new Recovering(state),
                ledger,
                milestones,
                Optional.of(NOW.minusSeconds(60)),
                1001,
                Optional.of(Epoch.of(712)));
    }

    private static AgentMemory numbered(int number) {
        return memory(AtRest.Idle.FRESH, PLAIN).withSequenceCeiling(number);
    }

    @Test
    void where_nothing_was_saved_it_is_fresh_however_often_it_is_looked_at() {
        assertThat(opened().load()).isEqualTo(new JournalLoad.Fresh());
        assertThat(opened().load()).isEqualTo(new JournalLoad.Fresh());
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_memory_comes_back_as_it_was_saved(UpdateState state) {
        AgentMemory memory = memory(state, PLAIN);
        opened().save(memory);
        assertThat(opened().load()).isEqualTo(new JournalLoad.Found(memory));
    }

    @Test
    void a_blank_memory_comes_back_too() {
        opened().save(AgentMemory.BLANK);
        assertThat(opened().load()).isEqualTo(new JournalLoad.Found(AgentMemory.BLANK));
    }

    @Test
    void the_last_of_many_saves_is_found_by_this_process_and_by_the_next() {
        UpdateJournal journal = opened();
        for (int number = 1; number <= 40; number++) {
            journal.save(numbered(number));
            assertThat(journal.load()).isEqualTo(new JournalLoad.Found(numbered(number)));
        }
        assertThat(opened().load()).isEqualTo(new JournalLoad.Found(numbered(40)));
        opened().save(numbered(41));
        assertThat(journal.load()).as("read afresh").isEqualTo(new JournalLoad.Found(numbered(41)));
    }

    @Test
    void a_save_that_is_refused_says_why_and_leaves_what_was_there() {
        UpdateJournal journal = opened();
        journal.save(numbered(1));
        refuseWriting(true);
        assertThatThrownBy(() -> journal.save(numbered(2)))
                .isInstanceOfSatisfying(
                        StorageFailure.class,
                        failure -> assertThat(failure.reason().code()).isEqualTo(ReasonCode.DISK_FULL));
        assertThat(journal.load()).isEqualTo(new JournalLoad.Found(numbered(1)));
        assertThat(opened().load()).isEqualTo(new JournalLoad.Found(numbered(1)));
        refuseWriting(false);
        journal.save(numbered(3));
        assertThat(opened().load()).isEqualTo(new JournalLoad.Found(numbered(3)));
    }

    @Test
    void a_first_save_that_is_refused_leaves_it_fresh() {
        refuseWriting(true);
        assertThatThrownBy(() -> opened().save(numbered(1))).isInstanceOf(StorageFailure.class);
        refuseWriting(false);
        assertThat(opened().load()).isEqualTo(new JournalLoad.Fresh());
    }

    @ParameterizedTest
    @MethodSource("statesWithSecretsToFetchBy")
    void the_secrets_of_a_uri_come_back_while_the_image_is_to_be_fetched(UpdateState state) {
        opened().save(memory(state, SECRET));
        assertThat(loaded().state().plain()).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("statesWithSecretsOfNoUse")
    void the_secrets_of_a_uri_do_not_come_back_once_it_is_fetched(UpdateState state) {
        opened().save(memory(state, SECRET));
        UpdateState found = loaded().state().plain();
        assertThat(found.getClass()).isEqualTo(state.getClass());
        UpdateOrder order =
                found instanceof Underway underway ? underway.update().order() : ((AtRest.Completed) found).order();
        assertThat(order).isEqualTo(PLAIN);
    }

    @Test
    void the_ledger_never_brings_back_the_secrets_of_a_uri() {
        opened().save(memory(AtRest.Idle.FRESH, SECRET));
        assertThat(loaded().ledger().find(PLAIN.id()).orElseThrow().order()).contains(PLAIN);
    }

    private AgentMemory loaded() {
        return ((JournalLoad.Found) opened().load()).memory();
    }
}
