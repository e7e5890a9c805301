package dev.drydock.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.query.Query.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private static final List<ObjectNode> FLEET = List.of(
            Rows.updating("a", "Downloading", 30),
            Rows.updating("b", "Applying", 80),
            Rows.updating("c", "Downloading", 10),
            Rows.row("{'deviceId':'d','tags':{'wave':'second'},'properties':{'desired':{},'reported':{}}}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM devices                              | DEVICES | true",
                "select * from Devices                              | DEVICES | true",
                "SELECT TOP 5 * FROM devices                        | DEVICES | true",
                "SELECT deviceId FROM devices                       | DEVICES | false",
                "SELECT COUNT() FROM devices                        | DEVICES | false",
                "SELECT * FROM devices.jobs                         | JOBS    | true",
                "SELECT * FROM DEVICES.JOBS WHERE jobId = 'j'       | JOBS    | true"
            })
    void a_query_says_what_it_reads_and_whether_it_gives_whole_rows(String text, Source source, boolean whole)
            throws QuerySyntax {
        Query query = Query.parse(text);

        assertThat(query.source()).isEqualTo(source);
        assertThat(query.wholeRows()).isEqualTo(whole);
    }

    @Test
    void whole_rows_come_as_they_are() throws QuerySyntax {
        assertThat(run("SELECT * FROM devices WHERE deviceId IN ['b', 'd']"))
                .containsExactly(FLEET.get(1), FLEET.get(3));
    }

    @ParameterizedTest
    @CsvSource({"Downloading, a c", "Applying, b", "Rebooting, ''"})
    void a_tutorials_metric_counts_devices_by_the_status_of_their_firmware(String status, String devices)
            throws QuerySyntax {
        List<ObjectNode> found =
                run("SELECT deviceId FROM devices WHERE properties.reported.firmware.fwUpdateStatus='" + status + "'");

        assertThat(found.stream().map(row -> row.path("deviceId").textValue()))
                .containsExactly(devices.isEmpty() ? new String[0] : devices.split(" "));
        assertThat(found).allMatch(row -> row.size() == 1);
    }

    @Test
    void a_projection_is_named_by_the_last_part_of_its_path_or_by_its_alias() throws QuerySyntax {
        assertThat(run("SELECT DeviceId, properties.reported.firmware.percent, tags.wave AS [[the wave]], tags"
                        + " FROM devices WHERE deviceId = 'a'"))
                .containsExactly(Rows.row("{'deviceId':'a','percent':30,'the wave':'first','tags':{'wave':'first'}}"));
    }

    @Test
    void an_element_of_an_array_is_named_by_the_array() throws QuerySyntax {
        assertThat(Query.parse("SELECT tags.rooms[0], tags.rooms[1].name FROM devices")
                        .run(List.of(Rows.twin()).stream()))
                .containsExactly(Rows.row("{'rooms':'hall','name':'attic'}"));
    }

    @Test
    void a_column_without_a_value_is_left_out_but_null_is_a_value() throws QuerySyntax {
        assertThat(Query.parse("SELECT tags.nowhere, tags.owner FROM devices").run(List.of(Rows.twin()).stream()))
                .containsExactly(Rows.row("{'owner':null}"));
    }

    @Test
    void the_documented_grouping_counts_devices_by_status() throws QuerySyntax {
        List<ObjectNode> rows = run("""
                SELECT properties.reported.firmware.fwUpdateStatus AS status,
                    COUNT() AS numberOfDevices
                  FROM devices
                  WHERE is_defined(properties.reported.firmware)
                  GROUP BY properties.reported.firmware.fwUpdateStatus
                """);

        assertThat(rows)
                .containsExactly(
                        Rows.row("{'status':'Downloading','numberOfDevices':2}"),
                        Rows.row("{'status':'Applying','numberOfDevices':1}"));
    }

    @Test
    void rows_that_lack_the_grouping_property_are_a_group_of_their_own() throws QuerySyntax {
        assertThat(run("SELECT properties.reported.firmware.fwUpdateStatus, COUNT() AS count FROM devices"
                        + " GROUP BY properties.reported.firmware.fwUpdateStatus"))
                .contains(Rows.row("{'count':1}"));
    }

    @Test
    void groups_take_one_and_one_point_zero_for_the_same() throws QuerySyntax {
        assertThat(Query.parse("SELECT COUNT() AS n FROM devices GROUP BY tags.x, tags.y")
                        .run(List.of(
                                Rows.row("{'tags':{'x':1,'y':'a'}}"),
                                Rows.row("{'tags':{'x':1.0,'y':'a'}}"),
                                Rows.row("{'tags':{'x':1,'y':'b'}}"))
                                .stream()))
                .containsExactly(Rows.row("{'n':2}"), Rows.row("{'n':1}"));
    }

    @Test
    void aggregates_without_a_grouping_are_over_all_rows() throws QuerySyntax {
        assertThat(run("SELECT COUNT() AS n, SUM(properties.reported.firmware.percent) AS sum,"
                        + " AVG(properties.reported.firmware.percent) AS avg,"
                        + " MIN(properties.reported.firmware.percent) AS min, MAX(deviceId) AS last FROM devices"))
                .containsExactly(Rows.row("{'n':4,'sum':120,'avg':40,'min':10,'last':'d'}"));
    }

    @Test
    void aggregates_without_a_name_are_numbered() throws QuerySyntax {
        assertThat(run("SELECT COUNT(), MAX(properties.reported.firmware.percent) FROM devices"))
                .containsExactly(Rows.row("{'$1':4,'$2':80}"));
    }

    @Test
    void of_no_rows_there_is_a_count_and_nothing_else() throws QuerySyntax {
        assertThat(run("SELECT COUNT() AS n, SUM(version) AS s, AVG(version) AS a, MIN(version) AS m, MAX(version) AS x"
                        + " FROM devices WHERE false"))
                .containsExactly(Rows.row("{'n':0}"));
        assertThat(run("SELECT COUNT() AS n FROM devices WHERE false GROUP BY tags.wave"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deviceId DESC                                              | d c b a",
                "properties.reported.firmware.percent                       | d c a b",
                "properties.reported.firmware.percent ASC                   | d c a b",
                "properties.reported.firmware.fwUpdateStatus, deviceId desc | d b c a",
                "tags.nowhere DESC                                          | a b c d"
            })
    void rows_come_in_the_order_asked_for(String order, String devices) throws QuerySyntax {
        assertThat(run("SELECT deviceId FROM devices ORDER BY " + order).stream()
                        .map(row -> row.path("deviceId").textValue()))
                .containsExactly(devices.split(" "));
    }

    @Test
    void values_of_all_types_have_an_order() throws QuerySyntax {
        List<ObjectNode> rows = List.of(
                Rows.row("{'x':{}}"),
                Rows.row("{'x':[]}"),
                Rows.row("{'x':'b'}"),
                Rows.row("{'x':'a'}"),
                Rows.row("{'x':2}"),
                Rows.row("{'x':-1.5}"),
                Rows.row("{'x':true}"),
                Rows.row("{'x':false}"),
                Rows.row("{'x':null}"),
                Rows.row("{}"));

        assertThat(Query.parse("SELECT * FROM devices ORDER BY x").run(rows.stream()))
                .containsExactly(
                        rows.get(9),
                        rows.get(8),
                        rows.get(7),
                        rows.get(6),
                        rows.get(5),
                        rows.get(4),
                        rows.get(3),
                        rows.get(2),
                        rows.get(1),
                        rows.get(0));
    }

    @Test
    void top_bounds_the_results_after_they_are_ordered_and_grouped() throws QuerySyntax {
        assertThat(run("SELECT TOP 2 deviceId FROM devices ORDER BY deviceId DESC"))
                .containsExactly(Rows.row("{'deviceId':'d'}"), Rows.row("{'deviceId':'c'}"));
        assertThat(run("SELECT TOP 1 * FROM devices")).containsExactly(FLEET.get(0));
        assertThat(run("SELECT TOP 1 tags.wave, COUNT() AS n FROM devices GROUP BY tags.wave"))
                .containsExactly(Rows.row("{'wave':'first','n':3}"));
    }

    @Test
    void the_results_of_jobs_are_found_with_and_without_the_name_of_their_collection() throws QuerySyntax {
        List<ObjectNode> jobs = List.of(
                Rows.job("a", "j1", "completed", "2026-09-29T18:18:56Z"),
                Rows.job("b", "j1", "failed", "2026-09-29T18:18:56Z"),
                Rows.job("a", "j0", "completed", "2016-08-01T00:00:00Z"));

        assertThat(Query.parse("SELECT * FROM devices.jobs WHERE devices.jobs.deviceId = 'a'"
                                + " AND devices.jobs.jobType = 'scheduleUpdateTwin' AND devices.jobs.status = 'completed'"
                                + " AND devices.jobs.createdDateTimeUtc > '2016-09-01'")
                        .run(jobs.stream()))
                .containsExactly(jobs.get(0));
        assertThat(Query.parse("SELECT * FROM devices.jobs WHERE jobId = 'j1' ORDER BY devices.jobs.deviceId DESC")
                        .run(jobs.stream()))
                .containsExactly(jobs.get(1), jobs.get(0));
    }

    private static List<ObjectNode> run(String text) throws QuerySyntax {
        return Query.parse(text).run(FLEET.stream());
    }
}
