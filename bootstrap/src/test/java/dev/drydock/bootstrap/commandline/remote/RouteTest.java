package dev.drydock.bootstrap.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void whatever_a_name_has_it_stays_one_segment() {
        assertThat(Route.of("images", "a/b c?d#é", "content"))
                .hasToString("/api/v1/images/a%2Fb%20c%3Fd%23%C3%A9/content");
    }

    @Test
    void a_name_of_dots_leads_nowhere_else() {
        assertThat(Route.of("fleet", "devices", "..")).hasToString("/api/v1/fleet/devices/%2E%2E");
    }

    @Test
    void an_empty_name_is_refused_as_it_would_lead_to_something_else() {
        assertThatThrownBy(() -> Route.of("fleet", "devices", "", "why"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("a name or an id is empty; say which one is meant");
    }

    @Test
    void a_parameter_may_have_several_values_or_none() {
        assertThat(Route.of("x")
                        .with("state", List.of("failed", "lost"))
                        .with("query", "a = b&c")
                        .with("y", List.of()))
                .hasToString("/api/v1/x?state=failed&state=lost&query=a%20%3D%20b%26c");
    }
}
