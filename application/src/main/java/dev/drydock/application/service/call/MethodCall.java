package dev.drydock.application.service.call;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;

/** A direct method of a device. Each can be called again without further effect. */
public sealed interface MethodCall {
    /** One result for each case. */
    interface Cases<T> {
        T firmwareUpdate(FirmwareUpdate update);

        T cancelFirmwareUpdate(CancelFirmwareUpdate cancel);

        T signOfLife(SignOfLife question);
    }

    <T> T match(Cases<T> cases);

    /** {@code firmwareUpdate}. */
    record FirmwareUpdate(UpdateOrder order) implements MethodCall {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.firmwareUpdate(this);
        }
    }

    /** {@code cancelFirmwareUpdate}. */
    record CancelFirmwareUpdate(UpdateId id) implements MethodCall {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.cancelFirmwareUpdate(this);
        }
    }

    /** A method that no device has: any answer to it, a refusal too, shows that the device lives. */
    record SignOfLife() implements MethodCall {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.signOfLife(this);
        }
    }
}
