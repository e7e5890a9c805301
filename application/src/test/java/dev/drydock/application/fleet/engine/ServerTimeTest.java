package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private long monotonic = 5_000_000;

    private ServerTime start() {
        return ServerTime.of(ledger, () -> monotonic);
    }

    private void keep(long time) {
        ledger.exchange(book -> {
            book.keepTime(time);
            return true;
        });
    }

    @Test
    void it_goes_on_from_where_the_ledger_kept_it_and_stands_still_while_no_server_runs() {
        ServerTime first = start();
        monotonic += 700;
        assertThat(first.getAsLong()).isEqualTo(700);
        keep(first.getAsLong());

        monotonic += 86_400_000;
        ServerTime second = start();
        assertThat(second.getAsLong()).isEqualTo(700);
        monotonic += 5;
        assertThat(second.getAsLong()).isEqualTo(705);
    }

    @Test
    void a_clock_of_the_machine_that_begins_anew_does_not_set_it_back() {
        keep(900);
        monotonic = 3;
        assertThat(start().getAsLong()).isEqualTo(900);
    }

    @Test
    void a_server_that_is_behind_does_not_set_it_back() {
        keep(900);
        keep(100);
        assertThat(start().getAsLong()).isEqualTo(900);
    }
}
