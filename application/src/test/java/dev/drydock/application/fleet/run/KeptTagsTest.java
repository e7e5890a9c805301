package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fleet.desk.Answer;
import dev.drydock.application.fleet.desk.ManageFleet;
import dev.drydock.application.fleet.desk.ManageFleet.Tagging;
import dev.drydock.application.fleet.desk.Objection;
import dev.drydock.application.fleet.feed.MembersUnderWay;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.feed.TwinFeed;
import dev.drydock.application.fleet.feed.TwinPace;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags that the transport keeps on twins, and those of the inventory, which follow them. */
class KeptTagsTest extends ServedFleet {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Tagging CANARY = new Tagging(Map.of("ring", "canary"), Set.of());
    private static final Query IS_CANARY =
            new Query.Comparison(new Field.Tag("ring"), Query.Comparison.Operator.EQUAL, "canary");

    private final ManageFleet desk = new ManageFleet(ledger, server, deadlines::now);

    @Override
    ReportFeed feed() {
        return new TwinFeed(
                fleet,
                deadlines,
                TwinPace.every(PERIOD),
                new MembersUnderWay(ledger),
                new DirectExecutor(),
                deadlines::now);
    }

    @BeforeEach
    void keepTags() {
        fleet.keepTags();
        devices(3);
    }

    private Map<String, String> known(String device) {
        return ledger.read(view -> view.fleet().devices(Set.of(new DeviceId(device))))
                .get(new DeviceId(device))
                .facts()
                .tags();
    }

    private static <T> String objection(Answer<T> answer) {
        return answer.match(new Answer.Cases<>() {
            @Override
            public String done(T result) {
                return "done";
            }

            @Override
            public String objected(Objection objection, String sentence) {
                return objection + ": " + sentence;
            }
        });
    }

    @Test
    void a_tag_that_somebody_sets_on_a_twin_appears_and_one_that_is_removed_goes() {
        fleet.tag("d0", Map.of("site", "oslo"));
        start();
        assertThat(known("d0")).containsOnly(Map.entry("site", "oslo"));

        fleet.tag("d0", Map.of("ring", "canary"));
        deadlines.advance(PERIOD.multipliedBy(2));
        assertThat(known("d0")).containsOnly(Map.entry("ring", "canary"));
        assertThat(desk.count(IS_CANARY)).isEqualTo(1);

        fleet.tag("d0", Map.of());
        deadlines.advance(PERIOD.multipliedBy(2));
        assertThat(known("d0")).isEmpty();
    }

    @Test
    void tags_are_written_to_the_twin_beside_those_of_others_and_known_at_once() {
        start();
        fleet.tag("d0", Map.of("floor", "3"));

        assertThat(objection(desk.tag(new DeviceId("d0"), CANARY))).isEqualTo("done");

        assertThat(fleet.tagsOf("d0")).containsOnly(Map.entry("floor", "3"), Map.entry("ring", "canary"));
        assertThat(known("d0")).containsOnly(Map.entry("ring", "canary"));
        deadlines.advance(PERIOD.multipliedBy(2));
        assertThat(known("d0")).isEqualTo(fleet.tagsOf("d0"));
    }

    @Test
    void a_reading_that_began_before_a_tag_was_written_says_nothing_of_it() {
        start();
        CompletableFuture<TwinListing> listing = fleet.holdBackListing();
        deadlines.advance(PERIOD.multipliedBy(2));
        desk.tag(new DeviceId("d0"), CANARY);

        listing.complete(new TwinListing(Optional.empty(), Optional.empty()));

        assertThat(known("d0")).containsOnly(Map.entry("ring", "canary"));
    }

    @Test
    void every_device_of_a_query_is_tagged_on_its_twin() {
        start();
        assertThat(desk.tag(new Query.All(), CANARY)).isEqualTo(new Answer.Done<>(3L));
        assertThat(fleet.tagsOf("d2")).isEqualTo(CANARY.set());

        assertThat(desk.tag(IS_CANARY, new Tagging(Map.of(), Set.of("ring")))).isEqualTo(new Answer.Done<>(3L));
        assertThat(fleet.tagsOf("d2")).isEmpty();
        assertThat(desk.count(IS_CANARY)).isZero();
    }

    @Test
    void a_tag_that_no_twin_can_hold_is_refused_and_nothing_is_written() {
        start();
        Tagging odd = new Tagging(Map.of("a.b", "c"), Set.of());
        assertThat(objection(desk.tag(new DeviceId("d0"), odd))).isEqualTo("MALFORMED: a.b has a dot");
        assertThat(objection(desk.tag(new Query.All(), odd)))
                .isEqualTo("MALFORMED: nothing is tagged: device d0: a.b has a dot");
        assertThat(fleet.tagsOf("d0")).isEmpty();
    }

    @Test
    void while_the_hub_is_away_nothing_is_tagged_and_that_is_said() {
        start();
        fleet.isReachable = false;
        assertThat(objection(desk.tag(new DeviceId("d0"), CANARY)))
                .isEqualTo("UNAVAILABLE: nothing is tagged: the hub is away");
        assertThat(objection(desk.tag(new Query.All(), CANARY)))
                .isEqualTo("UNAVAILABLE: nothing is tagged: the hub is away");
        assertThat(known("d0")).isEmpty();
    }

    @Test
    void a_device_that_the_hub_no_longer_has_is_not_tagged() {
        start();
        server.forget(new DeviceId("d1"));
        assertThat(objection(desk.tag(new DeviceId("d1"), CANARY))).startsWith("NO_SUCH_DEVICE: the hub has no device");
        assertThat(desk.tag(new Query.All(), CANARY)).isEqualTo(new Answer.Done<>(2L));
        assertThat(known("d1")).isEmpty();
    }

    @Test
    void more_tags_than_a_device_may_have_are_refused_for_many_as_for_one() {
        start();
        Map<String, String> many = new HashMap<>();
        for (int tag = 0; tag < DeviceFacts.MOST_TAGS; tag++) {
            many.put("tag" + tag, "x");
        }
        desk.tag(new DeviceId("d1"), new Tagging(many, Set.of()));

        assertThat(objection(desk.tag(new DeviceId("d1"), CANARY))).startsWith("MALFORMED: a device has at most");
        assertThat(objection(desk.tag(new Query.All(), CANARY)))
                .startsWith("MALFORMED: nothing is tagged: device d1: a device has at most");
        assertThat(known("d0")).isEmpty();
    }

    @Test
    void of_tags_that_no_query_could_ask_for_none_appears() {
        fleet.tag("d0", Map.of("_odd", "x", "long", "x".repeat(65), "site", "oslo"));
        start();
        assertThat(known("d0")).containsOnly(Map.entry("site", "oslo"));
    }
}
