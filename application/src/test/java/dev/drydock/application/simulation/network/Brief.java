package dev.drydock.application.simulation.network;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;

/** Things as the book of a conversation names them. */
public final class Brief {
    private Brief() {}

    public static String of(UpdateState state) {
        if (state instanceof Underway underway) {
            return underway.stage() + " " + underway.id() + " " + underway.attempt();
        }
        String id = ((AtRest) state).tellsOf().map(known -> " " + known).orElse("");
        return state.getClass().getSimpleName()
                + id
                + (state instanceof AtRest.Failed failed ? " " + failed.reason() : "")
                + (state instanceof AtRest.RolledBack back ? " " + back.reason() : "");
    }

    static String of(UpdateOrder order) {
        return order.id() + " at " + order.uri().value();
    }

    static String of(DesiredOrder desired) {
        return desired instanceof DesiredOrder.Wanted wanted ? of(wanted.order()) : "nothing";
    }

    static String of(MethodCall call) {
        return call.match(new MethodCall.Cases<>() {
            @Override
            public String firmwareUpdate(MethodCall.FirmwareUpdate update) {
                return "update " + of(update.order());
            }

            @Override
            public String cancelFirmwareUpdate(MethodCall.CancelFirmwareUpdate cancel) {
                return "cancel " + cancel.id();
            }

            @Override
            public String signOfLife(MethodCall.SignOfLife question) {
                return "a sign of life";
            }
        });
    }

    static String of(MethodAnswer answer) {
        return answer.wire().status()
                + answer.reason().map(reason -> " " + reason).orElse("");
    }
}
