package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.DeviceTwin;
import java.util.Optional;

/** The result of telling a device to update. */
public sealed interface StartResult {
    /** One result for each case. */
    interface Cases<T> {
        T taken(Taken taken);

        T ordered(Ordered ordered);

        T left(Left left);

        T mayHaveBegun(MayHaveBegun unsure);

        T over(Over over);
    }

    <T> T match(Cases<T> cases);

    /**
     * The device took the order by its method.
     *
     * @param before the state of the device before the call
     */
    record Taken(MethodAnswer.Taken answer, DeviceTwin before) implements StartResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.taken(this);
        }
    }

    /** The order is with a device that takes orders as desired properties alone, and was not seen to be away. */
    record Ordered(DeviceTwin before) implements StartResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ordered(this);
        }
    }

    /** The order lies ready for the device. */
    record Left(String why, Optional<DeviceTwin> before) implements StartResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.left(this);
        }
    }

    /** The device may have taken the order or not, and as far as is known nothing was left for it. */
    record MayHaveBegun(String why, DeviceTwin before) implements StartResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.mayHaveBegun(this);
        }
    }

    /** There is nothing to follow. */
    record Over(UpdateResult result) implements StartResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.over(this);
        }
    }
}
