package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.bootstrap.peer.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are to be answered elsewhere, nowhere, or for ever: the device says nothing, and nothing starts. */
@ParameterizedClass
@EnumSource(Broker.class)
class StrayRequestTest extends EavesdroppedDevice {
    @Parameter
    Broker broker;

    @Override
    Broker broker() {
        return broker;
    }

    @Test
    void a_request_to_be_answered_elsewhere_is_answered_nowhere() throws Exception {
        for (String elsewhere : List.of(
                "drydock/other/responses/me",
                "other/" + bench.device + "/responses/me",
                "drydock/" + bench.device + "/reported",
                "drydock/" + bench.device + "/desired",
                "drydock/" + bench.device + "/presence",
                "drydock/" + bench.device + "/methods/" + UPDATE,
                "drydock/" + bench.device + "/responses",
                "drydock/" + bench.device + "/responses/",
                "drydock/" + bench.device + "/responses/me/too",
                "drydock/" + bench.device + "/responses/a b",
                "drydock/" + bench.device + "/responses/" + "m".repeat(65),
                "drydock//responses/me",
                "/drydock/" + bench.device + "/responses/me",
                "drydock/" + bench.device + "/../other/responses/me",
                "stranger")) {
            bench.caller.request(bench.topic("methods/" + UPDATE), order(), false, Optional.of(elsewhere));
        }
        bench.caller.request(bench.topic("methods/" + UPDATE), order(), false, Optional.empty());

        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }

    /** No broker has to let such a request through; one that does must find the device careful. */
    @Test
    void a_request_to_be_answered_under_a_wildcard_is_answered_nowhere() throws Exception {
        for (String wildcard : List.of(
                "drydock/" + bench.device + "/responses/+",
                "drydock/" + bench.device + "/responses/#",
                "drydock/+/responses/me",
                "#")) {
            Caller stranger = Caller.connect(broker.uri());
            try (stranger) {
                stranger.request(bench.topic("methods/" + UPDATE), order(), false, Optional.of(wildcard));
            } catch (IOException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }

        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_retained_call_is_ignored_at_every_connect() throws Exception {
        bench.stop();
        retainCall();
        bench.start(Setup.QUICK);
        nothingHappens();

        bench.breakConnection();
        nothingHappens();

        retainNothing();
        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }
}
