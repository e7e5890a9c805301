package dev.drydock.domain.admission;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;

/** The device's decision on an order. */
public sealed interface Decision {
    /** One answer for each decision. */
    interface Cases<T> {
        T accept(Accept decision);

        T alreadyInstalled(AlreadyInstalled decision);

        T repeat(Repeat decision);

        T renew(Renew decision);

        T busy(Busy decision);

        T refuse(Refuse decision);

        T notNow(NotNow decision);
    }

    /** Picks the case of this decision; a new decision does not compile until every caller handles it. */
    <T> T match(Cases<T> cases);

    /** The order is begun. */
    record Accept() implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.accept(this);
        }
    }

    /** The ordered image is the committed one: the update is completed at once. */
    record AlreadyInstalled(VersionProof proof) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.alreadyInstalled(this);
        }
    }

    /** The order was accepted before; nothing new begins, and it is answered as the first time. */
    record Repeat() implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.repeat(this);
        }
    }

    /** The order is the one under way, with other URIs. */
    record Renew() implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.renew(this);
        }
    }

    /** Another update is under way. */
    record Busy(UpdateId current) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.busy(this);
        }
    }

    /** The order is refused for good. */
    record Refuse(Reason reason) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refuse(this);
        }
    }

    /** The order cannot be accepted now; the same order may be later. */
    record NotNow(Reason reason) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notNow(this);
        }
    }
}
