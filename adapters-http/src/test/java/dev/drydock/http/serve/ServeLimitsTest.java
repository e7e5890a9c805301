package dev.drydock.http.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServeLimitsTest {
    @Test
    void a_flood_is_one_warning_in_ten_seconds() {
        List<String> lines = new ArrayList<>();
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        Warnings told = new Warnings(lines::add, now::get);
        told.tell("one");
        told.tell("two");
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        told.tell("three");
        now.addAndGet(1);
        told.tell("four");
        assertThat(lines).containsExactly("image server: one", "image server: four (and 2 more before)");
    }

    @Test
    void the_limits_of_a_process_leave_room_for_its_own_files() {
        ServeLimits limits = ServeLimits.ofThisProcess();
        assertThat(limits.head()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(limits.perAddress()).isBetween(16, 1000).isLessThan(limits.inAll());
    }

    @Test
    void a_limit_of_nothing_is_none() {
        assertThatThrownBy(() -> new ServeLimits(Duration.ZERO, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServeLimits(Duration.ofMillis(1), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServeLimits(Duration.ofMillis(1), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_files_that_a_process_may_open_are_read_from_its_limits() {
        List<String> limits = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max processes             95815                95815                processes ",
                "Max open files            256                  4096                 files     ");
        assertThat(ServeLimits.openFiles(limits)).isEqualTo(256);
        assertThat(ServeLimits.openFiles(
                        List.of("Max open files            unlimited            unlimited            files")))
                .isEqualTo(1_000_000);
        assertThat(ServeLimits.openFiles(List.of())).isEqualTo(1_000_000);
    }
}
