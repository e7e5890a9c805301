package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubBadFormatException;
import com.microsoft.azure.sdk.iot.service.query.QueryClient;
import com.microsoft.azure.sdk.iot.service.query.QueryPageOptions;
import com.microsoft.azure.sdk.iot.service.query.RawQueryResponse;
import com.microsoft.azure.sdk.iot.service.query.TwinQueryResponse;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryConformanceTest {
    private static final int DEVICES = 7;

    private HubUnderTest hub;
    private QueryClient queries;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        hub = HubUnderTest.shared();
        queries = hub.services().queries();
        TwinClient twins = hub.services().twins();
        for (int i = 1; i <= DEVICES; i++) {
            hub.hub().registerDevice("dev-" + i);
            Twin patch = new Twin("dev-" + i);
            patch.getTags().put("site", i % 2 == 0 ? "even" : "odd");
            patch.getDesiredProperties().put("number", i);
            twins.patch(patch);
        }
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void all_twins_come_page_by_page() throws Exception {
        TwinQueryResponse response = queries.queryTwins("SELECT * FROM devices", page(3));

        List<String> ids = new ArrayList<>();
        while (response.hasNext()) {
            ids.add(response.next(page(3)).getDeviceId());
        }

        assertThat(ids).containsExactly("dev-1", "dev-2", "dev-3", "dev-4", "dev-5", "dev-6", "dev-7");
    }

    @Test
    void a_page_can_be_asked_for_again_by_its_token() throws Exception {
        TwinQueryResponse first = queries.queryTwins("SELECT * FROM devices", page(5));
        QueryPageOptions rest = QueryPageOptions.builder()
                .pageSize(5)
                .continuationToken(first.getContinuationToken())
                .build();

        TwinQueryResponse second = queries.queryTwins("SELECT * FROM devices", rest);

        assertThat(second.next().getDeviceId()).isEqualTo("dev-6");
        assertThat(second.next().getDeviceId()).isEqualTo("dev-7");
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void a_condition_selects_twins_which_come_whole() throws Exception {
        TwinQueryResponse response =
                queries.queryTwins("SELECT * FROM devices WHERE tags.site = 'even' AND properties.desired.number > 4");

        Twin found = response.next();
        assertThat(found.getDeviceId()).isEqualTo("dev-6");
        assertThat(found.getTags()).containsEntry("site", "even");
        assertThat(found.getDesiredProperties()).containsEntry("number", 6L);
        assertThat(response.hasNext()).isFalse();
    }

    @Test
    void a_projection_gives_what_it_names() throws Exception {
        RawQueryResponse response = queries.queryRaw(
                "SELECT deviceId, properties.desired.number AS n FROM devices WHERE deviceId IN ['dev-2', 'dev-3']");

        assertThat(response.next()).isEqualTo("{\"deviceId\":\"dev-2\",\"n\":2}");
        assertThat(response.next()).isEqualTo("{\"deviceId\":\"dev-3\",\"n\":3}");
        assertThat(response.hasNext()).isFalse();
    }

    @Test
    void an_aggregate_counts_by_group() throws Exception {
        RawQueryResponse response =
                queries.queryRaw("SELECT tags.site AS site, COUNT() AS devices FROM devices GROUP BY tags.site");

        assertThat(List.of(response.next(), response.next()))
                .containsExactlyInAnyOrder("{\"site\":\"odd\",\"devices\":4}", "{\"site\":\"even\",\"devices\":3}");
    }

    @Test
    void a_query_without_results_is_empty() throws Exception {
        assertThat(queries.queryTwins("SELECT * FROM devices WHERE tags.site = 'none'")
                        .hasNext())
                .isFalse();
    }

    @Test
    void a_query_that_is_not_understood_is_refused_with_the_place() {
        assertThatThrownBy(() -> queries.queryTwins("SELECT * FROM devices WHERE tags.site ="))
                .isInstanceOf(IotHubBadFormatException.class)
                .hasMessageContaining("position")
                .satisfies(e -> MethodConformanceTest.hasCode(e, 400004));
    }

    @Test
    void a_token_of_another_hub_is_refused() {
        QueryPageOptions foreign =
                QueryPageOptions.builder().continuationToken("no token").build();

        assertThatThrownBy(() -> queries.queryTwins("SELECT * FROM devices", foreign))
                .isInstanceOf(IotHubBadFormatException.class);
    }

    private static QueryPageOptions page(int size) {
        return QueryPageOptions.builder().pageSize(size).build();
    }
}
