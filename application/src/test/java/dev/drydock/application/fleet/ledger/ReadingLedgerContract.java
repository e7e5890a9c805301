package dev.drydock.application.fleet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.application.fleet.image.SignedImages;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of every ledger to people who look at it, and of its images. */
public abstract class ReadingLedgerContract extends RolloutLedgerContract {
    private static final Set<Tally> ALL = EnumSet.allOf(Tally.class);
    private static final FleetImage GATEWAY =
            image("gateway-2.1", Set.of("gateway", "meter \"x\", y"), Optional.empty());
    private static final FleetImage LAMP =
            image("Lamp+2", Set.of(), Optional.of(new ImageUri("https://images.example/lamp.bin?sig=a%20b")));

    private static FleetImage image(String name, Set<String> models, Optional<ImageUri> uri) {
        return new FleetImage(
                name,
                new Version("2.1.0"),
                models,
                5_000_000_000L,
                new Digest("0123456789abcdef".repeat(4)),
                uri,
                Instant.parse("2027-03-01T01:02:03.004Z"));
    }

    @Test
    void images_are_found_by_name_until_they_are_removed() {
        RolloutLedger ledger = ledger();
        FleetImage before = image("Lamp+2", Set.of("lamp"), Optional.empty());
        ledger.exchange(book -> {
            book.images().save(GATEWAY);
            book.images().save(before);
            book.images().save(LAMP);
            return true;
        });
        assertThat(ledger.<List<FleetImage>>read(view -> view.images().images()))
                .containsExactly(LAMP, GATEWAY);
        assertThat(ledger.<Optional<FleetImage>>read(view -> view.images().image("gateway-2.1")))
                .hasValue(GATEWAY);
        assertThatThrownBy(() -> ledger.exchange(book -> {
                    book.images().remove("gateway-2.1");
                    book.images().save(before);
                    book.images().save(image("third", Set.of(), Optional.empty()));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        ledger.exchange(book -> {
            book.images().remove("Lamp+2");
            book.images().remove("nobody");
            return true;
        });
        assertThat(ledger.<List<FleetImage>>read(view -> view.images().images()))
                .containsExactly(GATEWAY);
        assertThat(ledger.<Optional<FleetImage>>read(view -> view.images().image("Lamp+2")))
                .isEmpty();
    }

    @Test
    void an_image_has_the_manifests_that_it_was_saved_with_until_it_is_removed() {
        RolloutLedger ledger = ledger();
        ImageManifest later = SignedImages.manifest(GATEWAY, 32, 7);
        ImageManifest resigned = SignedImages.manifest(GATEWAY, 31, 7, 1);
        saveImages(ledger, GATEWAY.with(later).with(SignedImages.manifest(GATEWAY, 31, 7)), LAMP);
        FleetImage kept = GATEWAY.with(later).with(resigned);
        saveImages(ledger, kept);

        assertThat(kept.manifests()).containsExactly(resigned, later);
        assertThat(ledger.<Optional<FleetImage>>read(view -> view.images().image("gateway-2.1")))
                .hasValue(kept);
        assertThat(ledger.<List<FleetImage>>read(view -> view.images().images()))
                .containsExactly(LAMP, kept);

        ledger.exchange(book -> {
            book.images().remove("gateway-2.1");
            return true;
        });
        saveImages(ledger, GATEWAY);
        assertThat(ledger.<Optional<FleetImage>>read(view -> view.images().image("gateway-2.1")))
                .hasValue(GATEWAY);
    }

    private static void saveImages(RolloutLedger ledger, FleetImage... images) {
        ledger.exchange(book -> {
            List.of(images).forEach(book.images()::save);
            return true;
        });
    }

    @Test
    void the_history_of_rollouts_is_read_from_the_youngest_on() {
        RolloutLedger ledger = filled();
        RolloutId third = new RolloutId("0000000000000000");
        ledger.exchange(book -> {
            book.save(rollout(OTHER).settled(9));
            book.save(rollout(third));
            book.save(rollout(ID));
            return true;
        });
        assertThat(history(ledger, Optional.empty(), 2)).containsExactly(third, OTHER);
        assertThat(history(ledger, Optional.of(OTHER), 2)).containsExactly(ID);
        assertThat(history(ledger, Optional.of(ID), 2)).isEmpty();
    }

    private static List<RolloutId> history(RolloutLedger ledger, Optional<RolloutId> before, int atMost) {
        return ledger.<List<RolloutEntry>>read(view -> view.history(before, atMost)).stream()
                .map(RolloutEntry::id)
                .toList();
    }

    @Test
    void a_draft_that_is_removed_leaves_nothing_behind() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(rollout(OTHER));
            return true;
        });
        ledger.exchange(book -> {
            book.remove(OTHER);
            return true;
        });
        assertThat(history(ledger, Optional.empty(), 9)).containsExactly(ID);
        assertThat(ledger.<Optional<RolloutEntry>>read(view -> view.rollout(OTHER)))
                .isEmpty();
    }

    @Test
    void a_rollout_is_removed_with_its_members_in_slices_and_its_waves() {
        RolloutLedger ledger = filled();
        save(ledger, rollout(ID).settled(9), rollout(OTHER));
        for (int left : List.of(5, 2, 0)) {
            ledger.exchange(book -> {
                RolloutId found = book.outdated(10).map(RolloutEntry::id).orElseThrow();
                if (book.removeMembers(found, 3) < 3) {
                    book.removeWaves(found);
                    book.remove(found);
                }
                return true;
            });
            assertThat(page(ledger, ALL, "", 9)).hasSize(left);
        }

        assertThat(history(ledger, Optional.empty(), 9)).containsExactly(OTHER);
        assertThat(ledger.<List<RolloutId>>read(view -> view.rolloutsOf(device(0))))
                .isEmpty();
        assertThat(ledger.<List<WaveEntry>>read(view -> view.waves(ID))).isEmpty();
    }

    @Test
    void the_rollout_that_ended_first_is_outdated_from_its_time_on_unless_an_older_one_has_not_ended() {
        RolloutLedger ledger = ledger();
        assertThat(outdated(ledger, Long.MAX_VALUE)).isEmpty();
        RolloutEntry older = created(ID, 5);
        save(
                ledger,
                older,
                created(OTHER, 6).settled(70),
                created(ID.ofWayBack(), 5).settled(80));

        assertThat(outdated(ledger, 80)).isEmpty();
        assertThat(outdated(ledger, 81)).hasValue(created(ID.ofWayBack(), 5).settled(80));
        save(ledger, older.settled(90));
        assertThat(outdated(ledger, 70)).isEmpty();
        assertThat(outdated(ledger, 71)).hasValue(created(OTHER, 6).settled(70));
        ledger.exchange(book -> {
            book.remove(OTHER);
            return true;
        });
        assertThat(outdated(ledger, 100)).hasValue(created(ID.ofWayBack(), 5).settled(80));
    }

    private static RolloutEntry created(RolloutId id, long time) {
        RolloutEntry any = rollout(id);
        return RolloutEntry.of(new Rank(0, time, id), any.plan(), any.state());
    }

    private static void save(RolloutLedger ledger, RolloutEntry... rollouts) {
        ledger.exchange(book -> {
            List.of(rollouts).forEach(book::save);
            return true;
        });
    }

    private static Optional<RolloutEntry> outdated(RolloutLedger ledger, long before) {
        return ledger.read(view -> view.outdated(before));
    }

    @Test
    void members_are_read_by_the_ids_of_their_devices_page_by_page() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(ID, List.of(moved(MemberEntry.held(device(4), 1), new MemberEvent.Claimed(), 70)));
            book.add(ID, List.of(MemberEntry.held(new DeviceId("D"), 1), MemberEntry.held(new DeviceId("d10"), 1)));
            return true;
        });
        Set<Tally> held = Set.of(Tally.HELD);
        assertThat(page(ledger, held, "", 3)).containsExactly("D", "d0", "d1");
        assertThat(page(ledger, held, "d1", 3)).containsExactly("d10", "d2", "d3");
        assertThat(page(ledger, held, "d3", 9)).containsExactly("d5", "d6", "d7");
        assertThat(page(ledger, ALL, "d3", 2)).containsExactly("d4", "d5");
        assertThat(page(ledger, Set.of(), "", 9)).isEmpty();
    }

    private static List<String> page(RolloutLedger ledger, Set<Tally> tallies, String after, int atMost) {
        Optional<DeviceId> from = after.isEmpty() ? Optional.empty() : Optional.of(new DeviceId(after));
        return ledger.<List<MemberEntry>>read(view -> view.members(ID, tallies, from, atMost)).stream()
                .map(entry -> entry.device().value())
                .toList();
    }

    @Test
    void members_are_counted_by_their_states() {
        RolloutLedger ledger = filled();
        MemberEvent unfit = new MemberEvent.FoundUnfit(SkipReason.WRONG_MODEL, Optional.empty());
        MemberEvent newer = new MemberEvent.FoundUnfit(SkipReason.SUPERSEDED, Optional.of("summer"));
        ledger.exchange(book -> {
            book.save(
                    ID,
                    List.of(
                            moved(MemberEntry.held(device(0), 0), unfit, 70),
                            moved(MemberEntry.held(device(1), 0), unfit, 71),
                            moved(MemberEntry.held(device(5), 1), newer, 72)));
            return true;
        });
        Map<MemberState, Integer> skipped = Map.of(
                new Ended.Skipped(SkipReason.WRONG_MODEL, Optional.empty()),
                2,
                new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("summer")),
                1);
        assertThat(ledger.<Map<MemberState, Integer>>read(view -> view.states(ID, Set.of(Tally.SKIPPED))))
                .isEqualTo(skipped);
        assertThat(ledger.<Map<MemberState, Integer>>read(view -> view.states(ID, ALL)))
                .hasSize(3)
                .containsAllEntriesOf(skipped)
                .containsEntry(new Held(), 5);
    }
}
