package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are read page by page. */
class PagesTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 0);
        anna = bench.caller("anna");
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final int NUMBER = 250;
    private static final List<String> IDS =
            IntStream.range(0, NUMBER).mapToObj("d%03d"::formatted).toList();

    private void devices() {
        bench.known(IDS.stream().map(PagesTest::device).toList());
    }

    private static KnownDevice device(String id) {
        DeviceFacts facts = new DeviceFacts(
                new DeviceId(id),
                Optional.of("gateway"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty());
        return new KnownDevice(facts, 7, Lineage.UNHEARD, Optional.empty());
    }

    /** The pages of a list, by a member of their items. */
    private List<List<String>> pages(String list, String member) {
        List<List<String>> pages = new ArrayList<>();
        Optional<String> next = Optional.of(list);
        while (next.isPresent()) {
            Answered page = anna.get(next.get());
            assertThat(page.status()).isEqualTo(200);
            pages.add(page.items(member));
            next = Optional.ofNullable(page.json().getString("next")).map(cursor -> list + "&cursor=" + cursor);
        }
        return pages;
    }

    private static void assertWhole(List<List<String>> pages, List<Integer> sizes, List<String> items) {
        assertThat(pages).extracting(List::size).isEqualTo(sizes);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(items);
    }

    @Test
    void devices_come_in_pages() {
        devices();

        assertWhole(pages("/api/v1/fleet/devices?limit=100", "id"), List.of(100, 100, 50), IDS);
        assertWhole(pages("/api/v1/fleet/devices?limit=125", "id"), List.of(125, 125), IDS);
        assertThat(anna.get("/api/v1/fleet/devices").items("id")).hasSize(100);
        assertThat(anna.get("/api/v1/fleet/devices?limit=1000").items("id")).hasSize(NUMBER);
        assertThat(anna.get("/api/v1/fleet/devices?cursor=d999").items("id")).isEmpty();
        assertThat(anna.get("/api/v1/fleet/devices?limit=1&query=model%20=%20toaster")
                        .items("id"))
                .isEmpty();
    }

    @Test
    void members_come_in_pages() {
        devices();
        anna.post(
                "/api/v1/rollouts",
                Bodies.rollout("spring").put("start", "2030-01-01T00:00:00Z").encode());
        anna.post("/api/v1/rollouts/spring/submit");
        bench.settle();

        assertWhole(pages("/api/v1/rollouts/spring/members?limit=100", "device"), List.of(100, 100, 50), IDS);
        assertThat(anna.get("/api/v1/rollouts/spring/members?state=held&state=failed")
                        .items("device"))
                .hasSize(100);
        assertThat(anna.get("/api/v1/rollouts/spring/members?state=failed").items("device"))
                .isEmpty();
    }

    @Test
    void rollouts_come_in_pages_the_youngest_first() {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < NUMBER; number++) {
            names.add(0, "r" + number);
            anna.post("/api/v1/rollouts", Bodies.rollout("r" + number).encode());
        }

        assertWhole(pages("/api/v1/rollouts?limit=100", "name"), List.of(100, 100, 50), names);
    }

    @Test
    void a_cursor_that_is_gone_does_not_begin_the_list_anew() {
        anna.post("/api/v1/rollouts", Bodies.rollout("spring").encode());

        Answered refused = anna.get("/api/v1/rollouts?cursor=winter");

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).startsWith("parameter 'cursor': ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fleet/devices?limit=0",
                "fleet/devices?limit=1001",
                "fleet/devices?limit=-1",
                "fleet/devices?limit=",
                "fleet/devices?limit=ten",
                "fleet/devices?limit=99999999999",
                "fleet/devices?limit=5&limit=6",
                "fleet/devices?cursor=d%200",
                "fleet/devices?cursor=d%00",
                "fleet/devices?cursor=",
                "rollouts?limit=0",
                "rollouts?cursor=%00",
                "rollouts/spring/members?limit=0",
                "rollouts/spring/members?cursor=d%200",
                "rollouts/spring/members?state=happy",
                "rollouts/spring/reasons?state=happy"
            })
    void a_page_that_cannot_be_is_refused(String list) {
        anna.post("/api/v1/rollouts", Bodies.rollout("spring").encode());

        assertThat(anna.get("/api/v1/" + list).problem()).isEqualTo("400 malformed");
    }
}
