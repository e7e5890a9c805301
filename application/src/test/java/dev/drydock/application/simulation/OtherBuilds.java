package dev.drydock.application.simulation;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.simulation.device.DeviceBuild;
import dev.drydock.application.simulation.network.MethodDesk;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Builds that differ from the sound one in one part. */
final class OtherBuilds {
    private OtherBuilds() {}

    /** One that remembers something else, whenever it is started, than what was saved. */
    static DeviceBuild started(UnaryOperator<AgentMemory> forgetting) {
        return new DeviceBuild() {
            @Override
            public UpdateJournal journal(UpdateJournal sound) {
                return new UpdateJournal() {
                    @Override
                    public JournalLoad load() {
                        return sound.load() instanceof JournalLoad.Found found
                                ? new JournalLoad.Found(forgetting.apply(found.memory()))
                                : sound.load();
                    }

                    @Override
                    public void save(AgentMemory memory) {
                        sound.save(memory);
                    }
                };
            }
        };
    }

    /** One that does its work otherwise. */
    static DeviceBuild working(UnaryOperator<UpdateSteps> otherwise) {
        return new DeviceBuild() {
            @Override
            public UpdateSteps steps(UpdateSteps sound) {
                return otherwise.apply(sound);
            }
        };
    }

    /** One that reports something else than what is. */
    static DeviceBuild reporting(UnaryOperator<DeviceReport> otherwise) {
        return new DeviceBuild() {
            @Override
            public StatusReports reports(StatusReports sound) {
                return new StatusReports() {
                    @Override
                    public CompletionStage<Void> send(DeviceReport report) {
                        return sound.send(otherwise.apply(report));
                    }

                    @Override
                    public CompletionStage<Optional<FormerReport>> readBack() {
                        return sound.readBack();
                    }
                };
            }
        };
    }

    /** One that does not answer what its agent says. */
    static DeviceBuild answering(
            BiFunction<MethodDesk, UpdateOrder, CompletionStage<MethodAnswer>> orders,
            BiFunction<MethodDesk, UpdateId, CompletionStage<MethodAnswer>> cancels) {
        return new DeviceBuild() {
            @Override
            public MethodDesk desk(MethodDesk sound) {
                return new MethodDesk() {
                    @Override
                    public CompletionStage<MethodAnswer> order(UpdateOrder order) {
                        return orders.apply(sound, order);
                    }

                    @Override
                    public CompletionStage<MethodAnswer> cancel(UpdateId id) {
                        return cancels.apply(sound, id);
                    }
                };
            }
        };
    }
}
