package dev.drydock.bootstrap.commandline.remote.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetCommandsTest {
    private static final String DEVICES = "/api/v1/fleet/devices";
    private static final String GATEWAY = """
            {"id":"gw-1","model":"gateway","version":"2.0","state":"idle","connected":true,"zone":"Europe/Oslo",
             "seen":"2026-11-01T10:00:00Z","tags":{"site":"oslo","ring":"canary"},"attributes":{"cpu":"arm"}}""";
    private static final String UNKNOWN = """
            {"id":"x\\u001b[2J","connected":false,"tags":{},"attributes":{}}""";

    private static final String PAST = """
            {"items":[{"update":"spring0000000000.1","at":"2026-11-01T10:00:00Z","ending":"rolledBack","reason":"unhealthy",
            "from":"1.0","to":"2.0","byHand":false,"rollout":"spring"}]}""";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @Test
    void devices_are_listed_page_by_page_to_the_end() {
        server.on("GET " + DEVICES, "{\"items\":[" + GATEWAY + "],\"next\":\"gw 1\"}")
                .on("GET " + DEVICES, "{\"items\":[" + UNKNOWN + "]}");

        assertThat(server.run("fleet", "list", "--query", "tag.site = oslo & x"))
                .isZero();

        String query = "?query=tag.site%20%3D%20oslo%20%26%20x&limit=1000";
        assertThat(server.lines())
                .containsExactly("GET " + DEVICES + query, "GET " + DEVICES + query + "&cursor=gw%201");
        assertThat(server.out()).isEqualTo("""
                        DEVICE  CONNECTED  MODEL    VERSION  STATE  REASON  SEEN                  TAGS
                        gw-1    yes        gateway  2.0      idle   -       2026-11-01T10:00:00Z  site=oslo ring=canary
                        x\\u001b[2J  no         -        -        -      -       -                     -
                        """);
        assertThat(server.err()).endsWith("2 devices.\n");
    }

    @Test
    void scripts_get_a_document_for_each_device_in_ascii() {
        server.on("GET " + DEVICES, "{\"items\":[" + GATEWAY + ",{\"id\":\"é\"}]}");

        assertThat(server.run("fleet", "list", "--json")).isZero();

        assertThat(server.out().lines()).hasSize(2).last().isEqualTo("{\"id\":\"\\u00e9\"}");
        assertThat(server.err()).doesNotContain("devices.");
    }

    @Test
    void a_server_that_gives_one_page_again_and_again_is_left() {
        server.on("GET " + DEVICES, "{\"items\":[],\"next\":\"a\"}");

        assertThat(server.run("fleet", "list")).isEqualTo(1);

        assertThat(server.err()).contains("gives the same page again and again");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void a_page_that_is_refused_ends_the_list() {
        server.on("GET " + DEVICES, "{\"items\":[" + GATEWAY + "],\"next\":\"a\"}")
                .on("GET " + DEVICES, 503, "application/problem+json", "{\"detail\":\"the ledger is away\"}");

        assertThat(server.run("fleet", "list")).isEqualTo(3);

        assertThat(server.out()).contains("gw-1");
        assertThat(server.err()).contains("drydock: the ledger is away").doesNotContain("1 device.");
    }

    @Test
    void numbers_of_devices_are_told_by_fact() {
        server.on("GET /api/v1/fleet/counts", """
                {"devices":3,"model":{"gateway":2,"":1},"version":{"2.0":3},"state":{},"reason":{},"connected":{"true":3}}""");

        assertThat(server.run("fleet", "counts", "--query=model = gateway")).isZero();

        assertThat(server.last().target()).isEqualTo("/api/v1/fleet/counts?query=model%20%3D%20gateway");
        assertThat(server.out()).isEqualTo("""
                        FACT       VALUE    DEVICES
                        model      gateway  2
                        model      (none)   1
                        version    2.0      3
                        connected  true     3
                        """);
        assertThat(server.err()).contains("3 devices.");
    }

    @Test
    void a_device_is_shown_with_its_parts_in_rollouts() {
        server.on("GET " + DEVICES + "/gw-1", GATEWAY)
                .on("GET " + DEVICES + "/gw-1/why", """
                {"device":"gw-1","items":[{"rollout":"spring","state":"held","wave":2,"version":"2.1",
                 "why":"held: wave 2 opens when wave 1 has passed"}]}""")
                .on("GET " + DEVICES + "/gw-1/history", PAST);

        assertThat(server.run("fleet", "show", "gw-1")).isZero();

        assertThat(server.out())
                .contains("Device:      gw-1", "Connected:   yes", "Zone:        Europe/Oslo", "Tag:         site=oslo")
                .contains("Attribute:   cpu=arm")
                .contains("spring   2     2.1      held: wave 2 opens when wave 1 has passed")
                .contains("2026-11-01T10:00:00Z  rolledBack  1.0   2.0  unhealthy  rollout spring  spring0000000000.1")
                .doesNotContain("Reason:");
        assertThat(server.last().target()).isEqualTo(DEVICES + "/gw-1/history?limit=5");
    }

    @Test
    void a_device_is_shown_with_what_it_tells_of_its_trust() {
        String trust = """
                "hardware":"rev b","trust":{"mode":"signed","keySet":{"epoch":1,"version":3},"sequence":31,"counter":7,
                "refused":{"updateId":"spring0000000000.1","code":"unknown-key","message":"who is that"}},""";
        server.on("GET " + DEVICES + "/gw-1", GATEWAY.replace("\"zone\"", trust + "\"zone\""))
                .on("GET " + DEVICES + "/gw-1/why", "{\"device\":\"gw-1\",\"items\":[]}")
                .on("GET " + DEVICES + "/gw-1/history", "{\"items\":[]}");

        assertThat(server.run("fleet", "show", "gw-1")).isZero();

        assertThat(server.out())
                .contains("Hardware:    rev b", "Trust:       signed, key set 1.3, sequence 31, security counter 7")
                .contains("Held back:   update spring0000000000.1, unknown-key: who is that");
    }

    @Test
    void a_device_without_a_rollout_says_so() {
        server.on("GET " + DEVICES + "/gw-1", GATEWAY)
                .on("GET " + DEVICES + "/gw-1/why", "{\"device\":\"gw-1\",\"items\":[]}")
                .on("GET " + DEVICES + "/gw-1/history", "{\"items\":[]}");

        assertThat(server.run("fleet", "show", "gw-1")).isZero();

        assertThat(server.out()).endsWith("\n\nNo rollout has it.\n\nNo update has ended.\n");
    }

    @Test
    void where_a_device_has_more_updates_than_are_shown_the_command_that_lists_them_is_told() {
        server.on("GET " + DEVICES + "/gw-1", GATEWAY)
                .on("GET " + DEVICES + "/gw-1/why", "{\"device\":\"gw-1\",\"items\":[]}")
                .on("GET " + DEVICES + "/gw-1/history", PAST.replace("]}", "],\"next\":\"7\"}"));

        assertThat(server.run("fleet", "show", "gw-1")).isZero();

        assertThat(server.out()).endsWith("\nEarlier ones: 'drydock fleet history gw-1'.\n");
    }

    @Test
    void an_empty_id_is_refused_and_nothing_is_asked() {
        for (String verb : List.of("show", "history", "forget")) {
            assertThat(server.run("fleet", verb, "")).isEqualTo(2);
        }

        assertThat(server.err()).contains("a name or an id is empty");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void the_ends_of_the_updates_of_a_device_are_listed_page_by_page_to_the_end() {
        server.on("GET " + DEVICES + "/gw-1/history", PAST.replace("]}", "],\"next\":\"7\"}"))
                .on("GET " + DEVICES + "/gw-1/history", """
                {"items":[{"update":"mine","at":"2026-10-01T10:00:00Z","ending":"completed","byHand":true},
                 {"update":"o.1","at":"2026-09-01T10:00:00Z","ending":"failed","byHand":false}]}""");

        assertThat(server.run("fleet", "history", "gw-1")).isZero();

        assertThat(server.lines())
                .containsExactly(
                        "GET " + DEVICES + "/gw-1/history?limit=1000",
                        "GET " + DEVICES + "/gw-1/history?limit=1000&cursor=7");
        assertThat(server.out())
                .contains("ENDED                 ENDING      FROM  TO   REASON     ORDERED BY      UPDATE")
                .contains("2026-10-01T10:00:00Z  completed   -     -    -          by hand                   mine")
                .contains("a rollout not known here");
        assertThat(server.err()).endsWith("3 updates.\n");
    }

    @Test
    void scripts_get_a_document_for_each_update() {
        server.on("GET " + DEVICES + "/gw-1/history", PAST);

        assertThat(server.run("fleet", "history", "gw-1", "--json")).isZero();

        assertThat(server.out())
                .startsWith("{\"update\":\"spring0000000000.1\",")
                .hasLineCount(1);
    }

    @Test
    void tags_of_one_device_are_set_and_removed() {
        server.on("PATCH " + DEVICES + "/gw-1/tags", GATEWAY);

        assertThat(server.run("fleet", "tag", "gw-1", "site=oslo", "note=a=b")).isZero();
        assertThat(server.last().text()).isEqualTo("{\"set\":{\"site\":\"oslo\",\"note\":\"a=b\"}}");
        assertThat(server.out()).contains("Tag:         site=oslo");

        assertThat(server.run("fleet", "untag", "gw-1", "site", "note")).isZero();
        assertThat(server.last().text()).isEqualTo("{\"remove\":[\"site\",\"note\"]}");
        assertThat(server.last().line()).isEqualTo("PATCH " + DEVICES + "/gw-1/tags");
    }

    @Test
    void tags_of_many_devices_are_set_and_removed() {
        server.on("POST /api/v1/fleet/tags", "{\"devices\":12}");

        assertThat(server.run("fleet", "tag", "--query=model = gateway", "ring=canary"))
                .isZero();
        assertThat(server.last().text()).isEqualTo("{\"set\":{\"ring\":\"canary\"},\"query\":\"model = gateway\"}");
        assertThat(server.last().header("Idempotency-key")).isNotEmpty();
        assertThat(server.out()).isEqualTo("Devices:     12\n");

        assertThat(server.run("fleet", "untag", "--query=all", "ring", "--json"))
                .isZero();
        assertThat(server.last().text()).isEqualTo("{\"remove\":[\"ring\"],\"query\":\"all\"}");
        assertThat(server.out()).endsWith("{\"devices\":12}\n");
    }

    @Test
    void a_query_of_the_environment_changes_no_tags_of_devices_that_nobody_named() {
        server.on("PATCH " + DEVICES + "/gw-1/tags", GATEWAY);
        TestConsole console = new TestConsole().with("DRYDOCK_QUERY", "all");

        assertThat(console.run(server.line("fleet", "untag", "gw-1", "ring"))).isZero();

        assertThat(server.lines()).containsExactly("PATCH " + DEVICES + "/gw-1/tags");
        assertThat(server.last().text()).isEqualTo("{\"remove\":[\"ring\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tag gw-1 | expected a tag such as site=oslo behind the device",
                "tag gw-1 site | a tag is NAME=VALUE, such as site=oslo, and got 'site'",
                "tag gw-1 =oslo | a tag is NAME=VALUE",
                "tag gw-1 a=1 a=2 | the tag 'a' has a value already",
                "untag gw-1 | expected the name of a tag, such as ring, behind the device",
                "tag | [DEVICE] NAME=VALUE"
            })
    void wrong_use_of_tags_asks_nothing(String command, String message) {
        assertThat(server.run(("fleet " + command).split(" "))).isEqualTo(2);

        assertThat(server.err()).contains(message);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_device_is_forgotten() {
        server.on("DELETE " + DEVICES + "/gw%2F1", 204, "");

        assertThat(server.run("fleet", "forget", "gw/1")).isZero();

        assertThat(server.out()).isEqualTo("Device gw/1 is forgotten.\n");
    }
}
