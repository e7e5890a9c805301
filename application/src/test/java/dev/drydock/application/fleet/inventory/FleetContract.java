package dev.drydock.application.fleet.inventory;

import static dev.drydock.application.fleet.inventory.FleetSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The promises of every inventory. */
public abstract class FleetContract extends FleetQueryContract {
    private static final KnownDevice FULL = FleetSamples.full("full");
    private static final KnownDevice BARE = FleetSamples.bare("bare");
    private static final Map<String, String> TAGS = Map.of("site", "oslo", "ring", "a \"b\" \\ ø");

    private static void change(RolloutLedger ledger, Consumer<FleetBook> change) {
        ledger.exchange(book -> {
            change.accept(book.fleet());
            return true;
        });
    }

    private RolloutLedger filled() {
        RolloutLedger ledger = ledger();
        change(ledger, fleet -> {
            fleet.save(List.of(FULL, BARE));
            fleet.tag(FULL.id(), TAGS);
        });
        return ledger;
    }

    private static List<KnownDevice> all(RolloutLedger ledger) {
        return ledger.read(view -> view.fleet().find(ALL, NOW, Optional.empty(), 1_000));
    }

    private static Query site(String value) {
        return new Query.Comparison(new Field.Tag("site"), Operator.EQUAL, value);
    }

    @Test
    void what_was_saved_is_read_by_the_next_transaction() {
        RolloutLedger ledger = filled();
        KnownDevice tagged = FleetSamples.withTags(FULL, TAGS);

        assertThat(all(ledger)).containsExactly(BARE, tagged);
        ledger.read(view -> {
            assertThat(view.fleet().devices(List.of(FULL.id(), new DeviceId("other"), BARE.id())))
                    .containsOnly(Map.entry(FULL.id(), tagged), Map.entry(BARE.id(), BARE));
            assertThat(view.fleet().devices(List.of(FULL.id(), FULL.id()))).containsOnlyKeys(FULL.id());
            assertThat(view.fleet().devices(List.of())).isEmpty();
            return true;
        });
        ledger.exchange(book -> {
            assertThat(book.fleet().devices(List.of(FULL.id(), new DeviceId("other"))))
                    .containsOnly(Map.entry(FULL.id(), tagged));
            return true;
        });
    }

    @Test
    void what_was_saved_is_seen_by_later_reads_of_the_same_transaction() {
        change(filled(), fleet -> {
            fleet.save(List.of(FleetSamples.full("new")));
            fleet.tag(new DeviceId("new"), Map.of("site", "oslo"));
            fleet.forget(List.of(BARE.id()));
            assertThat(fleet.count(site("oslo"), NOW)).isEqualTo(2);
            assertThat(fleet.devices(List.of(new DeviceId("new"), BARE.id()))).containsOnlyKeys(new DeviceId("new"));
            assertThat(fleet.find(ALL, NOW, Optional.empty(), 10))
                    .extracting(device -> device.id().value())
                    .containsExactly("full", "new");
        });
    }

    @Test
    void a_device_is_replaced_as_a_whole_but_for_its_tags() {
        RolloutLedger ledger = filled();
        change(ledger, fleet -> fleet.save(List.of(FleetSamples.full("bare"), FleetSamples.bare("full"))));

        assertThat(all(ledger))
                .containsExactly(FleetSamples.full("bare"), FleetSamples.withTags(FleetSamples.bare("full"), TAGS));
    }

    @Test
    void tags_are_given_by_their_own_door_alone() {
        RolloutLedger ledger = filled();
        change(
                ledger,
                fleet -> fleet.save(List.of(
                        FleetSamples.withTags(FULL, Map.of("site", "bergen")),
                        FleetSamples.withTags(FleetSamples.bare("new"), Map.of("site", "bergen")))));

        assertThat(all(ledger)).containsExactly(BARE, FleetSamples.withTags(FULL, TAGS), FleetSamples.bare("new"));
        assertThat(taken(ledger, site("bergen"), NOW)).isEmpty();
    }

    @Test
    void the_last_of_a_device_that_is_saved_twice_counts() {
        RolloutLedger ledger = ledger();
        change(ledger, fleet -> {
            fleet.save(List.of(FleetSamples.bare("d"), FleetSamples.bare("e"), FleetSamples.full("d")));
            fleet.save(List.of());
        });

        assertThat(all(ledger)).containsExactly(FleetSamples.full("d"), FleetSamples.bare("e"));
    }

    @Test
    void the_time_of_the_last_sign_of_life_is_kept_in_whole_milliseconds() {
        RolloutLedger ledger = ledger();
        change(ledger, fleet -> fleet.save(List.of(FleetSamples.withSeen("d", NOW.plusNanos(1_999_999)))));

        assertThat(all(ledger)).containsExactly(FleetSamples.withSeen("d", NOW.plusMillis(1)));
    }

    @Test
    void tagging_replaces_all_tags_of_one_device() {
        RolloutLedger ledger = filled();
        change(ledger, fleet -> {
            fleet.tag(BARE.id(), TAGS);
            fleet.tag(FULL.id(), Map.of("site", "bergen", "zone", "1"));
        });
        assertThat(all(ledger))
                .containsExactly(
                        FleetSamples.withTags(BARE, TAGS),
                        FleetSamples.withTags(FULL, Map.of("site", "bergen", "zone", "1")));

        change(ledger, fleet -> fleet.tag(FULL.id(), Map.of()));
        assertThat(all(ledger)).containsExactly(FleetSamples.withTags(BARE, TAGS), FULL);
        assertThat(taken(ledger, site("oslo"), NOW)).containsExactly("bare");
        assertThat(taken(ledger, site("bergen"), NOW)).isEmpty();
    }

    @Test
    void a_device_that_is_not_known_is_not_tagged() {
        RolloutLedger ledger = filled();

        assertThatThrownBy(() -> change(ledger, fleet -> fleet.tag(new DeviceId("other"), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no device other");
        assertThat(all(ledger)).hasSize(2);
    }

    @Test
    void a_device_is_forgotten_with_its_tags() {
        RolloutLedger ledger = filled();
        change(ledger, fleet -> {
            fleet.tag(BARE.id(), TAGS);
            fleet.forget(List.of(FULL.id(), new DeviceId("other")));
            fleet.forget(List.of());
        });
        assertThat(all(ledger)).containsExactly(FleetSamples.withTags(BARE, TAGS));
        assertThat(taken(ledger, site("oslo"), NOW)).containsExactly("bare");

        change(ledger, fleet -> fleet.save(List.of(FULL)));
        assertThat(all(ledger)).containsExactly(FleetSamples.withTags(BARE, TAGS), FULL);
    }

    @Test
    void a_transaction_that_fails_changes_nothing() {
        RolloutLedger ledger = filled();
        change(ledger, fleet -> fleet.save(List.of(FleetSamples.full("third"))));
        List<KnownDevice> before = all(ledger);

        assertThatThrownBy(() -> ledger.exchange(FleetContract::failLate)).hasMessage("on purpose");

        assertThat(all(ledger)).isEqualTo(before);
        assertThat(taken(ledger, site("oslo"), NOW)).containsExactly("full");
    }

    private static boolean failLate(RolloutBook book) {
        FleetBook fleet = book.fleet();
        fleet.save(List.of(FleetSamples.bare("full"), FleetSamples.full("bare"), FleetSamples.full("new")));
        fleet.tag(FULL.id(), Map.of());
        fleet.tag(new DeviceId("new"), TAGS);
        fleet.forget(List.of(new DeviceId("third"), FULL.id()));
        fleet.save(List.of(FleetSamples.bare("full"), FleetSamples.bare("fourth")));
        fleet.tag(FULL.id(), Map.of("site", "bergen"));
        throw new IllegalStateException("on purpose");
    }

    @Test
    void devices_are_paged_in_the_order_of_their_ids() {
        List<String> ids = List.of("10", "9", "A", "Z", "a", "a-", "a.", "a0", "a:", "aA", "a_", "aa", "b");
        RolloutLedger ledger = ledgerOf(ids.stream().map(FleetSamples::bare).toList());
        Query query = new Query.Not(new Query.In(Field.Fixed.ID, List.of("9", "a.")));

        List<String> paged = new ArrayList<>();
        Optional<DeviceId> after = Optional.empty();
        for (List<KnownDevice> page = page(ledger, query, after, 4);
                !page.isEmpty();
                page = page(ledger, query, after, 4)) {
            assertThat(page).hasSizeLessThanOrEqualTo(4);
            page.forEach(device -> paged.add(device.id().value()));
            after = Optional.of(page.get(page.size() - 1).id());
        }

        assertThat(paged).containsExactly("10", "A", "Z", "a", "a-", "a0", "a:", "aA", "a_", "aa", "b");
        assertThat(page(ledger, query, Optional.of(new DeviceId("a.")), 1)).containsExactly(FleetSamples.bare("a0"));
        assertThat(page(ledger, query, Optional.of(new DeviceId("b")), 1)).isEmpty();
        assertThat(page(ledger, query, Optional.empty(), 0)).isEmpty();
    }

    private static List<KnownDevice> page(RolloutLedger ledger, Query query, Optional<DeviceId> after, int atMost) {
        return ledger.read(view -> view.fleet().find(query, NOW, after, atMost));
    }

    @Test
    void a_device_keeps_the_hash_of_the_first_time() {
        RolloutLedger ledger = ledger();
        for (int hash : new int[] {7, 9}) {
            ledger.exchange(book -> {
                book.fleet().save(List.of(FleetSamples.withHash("lamp", hash)));
                return true;
            });
        }
        DeviceId lamp = new DeviceId("lamp");
        KnownDevice kept =
                ledger.read(view -> view.fleet().devices(List.of(lamp))).get(lamp);
        assertThat(kept.hash()).isEqualTo(7);
    }
}
