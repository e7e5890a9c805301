package dev.drydock.bootstrap.badinput;

import dev.drydock.bootstrap.peer.Broker;
import org.junit.jupiter.api.Test;

/** A call that somebody retains while the device is there; the embedded broker hands it on without that mark. */
class RetainedCallTest extends EavesdroppedDevice {
    @Override
    Broker broker() {
        return Broker.MOSQUITTO;
    }

    @Test
    void a_call_that_is_retained_is_ignored_as_it_comes() throws Exception {
        retainCall();
        nothingHappens();

        retainNothing();
        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }
}
