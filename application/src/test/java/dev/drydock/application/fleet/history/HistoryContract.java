package dev.drydock.application.fleet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.history.HistoryView.Kept;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promises of everything that keeps the outcomes of updates. */
public abstract class HistoryContract {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final DeviceId BELL = new DeviceId("bell");
    private static final PastUpdate FULL = new PastUpdate(
            LAMP,
            new UpdateId("spring0000000000.1"),
            NOW,
            Optional.of(new Version("1:1.9~rc1")),
            Optional.of(new Version("2.0.0")),
            Ending.ROLLED_BACK,
            Optional.of("unhealthy"));

    protected abstract RolloutLedger ledger();

    private static PastUpdate bare(DeviceId device, String update, Instant at) {
        return new PastUpdate(
                device,
                new UpdateId(update),
                at,
                Optional.empty(),
                Optional.empty(),
                Ending.COMPLETED,
                Optional.empty());
    }

    private static PastUpdate ended(Ending ending) {
        return new PastUpdate(LAMP, FULL.update(), NOW, FULL.from(), FULL.to(), ending, FULL.reason());
    }

    private static void change(RolloutLedger ledger, Consumer<HistoryBook> change) {
        ledger.exchange(book -> {
            change.accept(book.outcomes());
            return true;
        });
    }

    private static RolloutLedger with(RolloutLedger ledger, PastUpdate... outcomes) {
        change(ledger, book -> book.add(List.of(outcomes)));
        return ledger;
    }

    private static List<PastUpdate> of(RolloutLedger ledger, DeviceId device) {
        return ledger.read(view -> view.outcomes().of(device, OptionalLong.empty(), 1_000)).stream()
                .map(Kept::past)
                .toList();
    }

    @Test
    void what_was_added_is_read_by_the_next_transaction_the_last_first() {
        PastUpdate bare = bare(LAMP, "by-hand", NOW.minusSeconds(5));
        RolloutLedger ledger = with(ledger(), FULL, bare, bare(BELL, "by-hand", NOW));

        assertThat(of(ledger, LAMP)).containsExactly(bare, FULL);
        assertThat(of(ledger, BELL)).containsExactly(bare(BELL, "by-hand", NOW));
        assertThat(of(ledger, new DeviceId("other"))).isEmpty();
    }

    @Test
    void what_was_added_is_seen_by_later_reads_of_the_same_transaction() {
        change(ledger(), book -> {
            book.add(List.of(FULL));
            assertThat(book.of(LAMP, OptionalLong.empty(), 10))
                    .extracting(Kept::past)
                    .containsExactly(FULL);
        });
    }

    @Test
    void an_outcome_is_kept_once_and_stays_as_it_was() {
        RolloutLedger ledger = with(ledger(), FULL, FULL);
        change(ledger, book -> book.add(List.of()));
        with(
                ledger,
                new PastUpdate(
                        LAMP,
                        FULL.update(),
                        NOW.plusSeconds(1),
                        Optional.empty(),
                        Optional.empty(),
                        FULL.ending(),
                        Optional.empty()));

        assertThat(of(ledger, LAMP)).containsExactly(FULL);
    }

    @Test
    void each_ending_of_one_update_is_kept() {
        RolloutLedger ledger = ledger();
        for (Ending ending : Ending.values()) {
            with(ledger, ended(ending));
        }

        assertThat(of(ledger, LAMP))
                .extracting(PastUpdate::ending)
                .containsExactly(Ending.CANCELLED, Ending.ROLLED_BACK, Ending.FAILED, Ending.COMPLETED);
    }

    @Test
    void times_are_kept_in_whole_milliseconds() {
        RolloutLedger ledger = with(ledger(), bare(LAMP, "u", NOW.plusNanos(1_999_999)));

        assertThat(of(ledger, LAMP)).containsExactly(bare(LAMP, "u", NOW.plusMillis(1)));
    }

    @Test
    void outcomes_are_read_page_by_page_while_others_are_added() {
        RolloutLedger ledger = with(
                ledger(),
                IntStream.range(0, 5)
                        .mapToObj(number -> bare(LAMP, "u" + number, NOW))
                        .toArray(PastUpdate[]::new));
        List<String> read = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        for (List<Kept> page = page(ledger, before); !page.isEmpty(); page = page(ledger, before)) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(kept -> read.add(kept.past().update().value()));
            before = OptionalLong.of(page.get(page.size() - 1).number());
            with(ledger, bare(LAMP, "later" + read.size(), NOW), bare(BELL, "later" + read.size(), NOW));
        }

        assertThat(read).containsExactly("u4", "u3", "u2", "u1", "u0");
    }

    private static List<Kept> page(RolloutLedger ledger, OptionalLong before) {
        return ledger.read(view -> view.outcomes().of(LAMP, before, 2));
    }

    @Test
    void outcomes_from_before_a_time_are_removed_in_slices_and_one_of_that_time_stays() {
        RolloutLedger ledger = ledger();
        for (int number = 0; number < 5; number++) {
            with(ledger, bare(number % 2 == 0 ? LAMP : BELL, "u" + number, NOW.plusMillis(number)));
        }

        assertThat(removed(ledger, 3)).isEqualTo(3);
        assertThat(removed(ledger, 3)).isEqualTo(1);
        assertThat(removed(ledger, 3)).isZero();
        assertThat(of(ledger, LAMP)).containsExactly(bare(LAMP, "u4", NOW.plusMillis(4)));
        assertThat(of(ledger, BELL)).isEmpty();

        with(ledger, bare(LAMP, "u0", NOW));
        assertThat(of(ledger, LAMP)).hasSize(2);
    }

    private static int removed(RolloutLedger ledger, int atMost) {
        return ledger.exchange(book -> book.outcomes().removeBefore(NOW.plusMillis(4), atMost));
    }

    @Test
    void a_transaction_that_fails_changes_nothing() {
        RolloutLedger ledger = with(ledger(), FULL);

        assertThatThrownBy(() -> change(ledger, book -> {
                    book.add(List.of(bare(LAMP, "new", NOW)));
                    book.removeBefore(NOW.plusSeconds(1), 1);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(of(ledger, LAMP)).containsExactly(FULL);
        with(ledger, FULL, bare(LAMP, "new", NOW));
        assertThat(of(ledger, LAMP)).containsExactly(bare(LAMP, "new", NOW), FULL);
    }
}
