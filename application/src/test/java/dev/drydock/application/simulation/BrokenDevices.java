package dev.drydock.application.simulation;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.fakes.Answers;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.simulation.device.DeviceBuild;
import dev.drydock.application.simulation.network.MethodDesk;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.UpdateEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/** Devices that keep all promises but one. */
enum BrokenDevices {
    /** Forgets, whenever it is started, which updates it had. */
    FORGETS_WHICH_UPDATES_IT_HAD("was begun again after its outcome") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.started(memory -> memory.withLedger(UpdateLedger.EMPTY));
        }
    },
    /** Begins to count its reports anew whenever it is started. */
    COUNTS_ITS_REPORTS_ANEW("sequence went back") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.started(memory -> memory.withSequenceCeiling(1));
        }
    },
    /** Takes every start for the beginning of another life. */
    BEGINS_AN_EPOCH_AT_EVERY_START("after one that named") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.started(BrokenDevices::withoutEpoch);
        }
    },
    /** Takes an order that comes again for a new one. */
    TAKES_A_REPEAT_FOR_A_NEW_ORDER("though every order of it was turned away") {
        @Override
        DeviceBuild build() {
            Set<UpdateId> seen = new HashSet<>();
            return OtherBuilds.answering(
                    (desk, order) -> desk.order(seen.add(order.id()) ? order : Images.order(order.id() + "-again")),
                    MethodDesk::cancel);
        }
    },
    /** Says that it took what it refused. */
    SAYS_THAT_IT_TOOK_EVERYTHING("was taken, and the device knows no outcome of it") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.answering(
                    (desk, order) -> desk.order(order).thenApply(answer -> yes(order.id())), MethodDesk::cancel);
        }
    },
    /** Takes what it says that it refused. */
    TAKES_WHAT_IT_SAYS_IT_REFUSED("though it had been refused") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.answering(
                    (desk, order) -> desk.order(order).thenApply(answer -> Answers.refused(ReasonCode.MALFORMED_ORDER)),
                    MethodDesk::cancel);
        }
    },
    /** Confirms a cancel while it goes on with the update. */
    CONFIRMS_EVERY_CANCEL("was confirmed while it was under way") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.answering(
                    MethodDesk::order, (desk, id) -> desk.cancel(id).thenApply(answer -> yes(id)));
        }
    },
    /** Confirms a cancel and forgets it. */
    FORGETS_CANCELS("though it had been cancelled before") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.answering(MethodDesk::order, (desk, id) -> CompletableFuture.completedFuture(yes(id)));
        }
    },
    /** Says that it is done when it is about to restart. */
    SAYS_COMPLETED_BEFORE_THE_RESTART("while it was not running and committed") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.reporting(BrokenDevices::completed);
        }
    },
    /** Never says that an update failed. */
    HIDES_FAILURES("the service reads something else") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.reporting(report ->
                    report.memory().state() instanceof AtRest.Failed ? with(report, AtRest.Idle.FRESH) : report);
        }
    },
    /** Says of what failed that it was cancelled. */
    SAYS_CANCELLED_OF_WHAT_FAILED(", the device has") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.reporting(report -> report.memory().state() instanceof AtRest.Failed failed
                    ? with(report, new AtRest.Cancelled(failed.id()))
                    : report);
        }
    },
    /** Tells of no update once it has ended. */
    TELLS_OF_NO_END("the service never got to the end") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.reporting(report -> with(
                    report.memory().state() instanceof AtRest ? with(report, AtRest.Idle.FRESH) : report,
                    UpdateLedger.EMPTY));
        }
    },
    /** Installs twice, and at once. */
    INSTALLS_TWICE_AT_ONCE("two pieces of work ran at once") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.working(steps -> new OtherSteps(steps) {
                @Override
                public CompletionStage<UpdateEvent> install(
                        Effect.Install work, IntConsumer progress, StopSignal stop) {
                    return super.install(work, progress, stop)
                            .thenCombine(super.install(work, progress, stop), (one, other) -> other);
                }
            });
        }
    },
    /** Takes every image for a healthy one. */
    CHECKS_NO_HEALTH("completed though its image is") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.working(steps -> new OtherSteps(steps) {
                @Override
                public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
                    return CompletableFuture.completedFuture(
                            new UpdateEvent.HealthPassed(work.ticket(), Optional.empty()));
                }
            });
        }
    },
    /** Takes the image for committed without doing so. */
    COMMITS_NOTHING("while it was not running and committed") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.working(steps -> new OtherSteps(steps) {
                @Override
                public CompletionStage<UpdateEvent> commit(Effect.Commit work) {
                    return CompletableFuture.completedFuture(new UpdateEvent.BootCommitted(work.ticket()));
                }
            });
        }
    },
    /** Leaves a trial armed that was given up. */
    CALLS_NO_TRIAL_OFF("the slots are not settled") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.working(steps -> new OtherSteps(steps) {
                @Override
                public CompletionStage<Void> disarm(Effect.Disarm work) {
                    return CompletableFuture.completedFuture(null);
                }
            });
        }
    },
    /** Has a bug. */
    CANNOT_VERIFY("there is a bug") {
        @Override
        DeviceBuild build() {
            return OtherBuilds.working(steps -> new OtherSteps(steps) {
                @Override
                public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
                    throw new IllegalStateException("nobody can verify this");
                }
            });
        }
    };

    final String breach;

    /** @param breach what at least one conversation with such a device has to find */
    BrokenDevices(String breach) {
        this.breach = breach;
    }

    abstract DeviceBuild build();

    private static AgentMemory withoutEpoch(AgentMemory memory) {
        return new AgentMemory(
                memory.state(),
                memory.ledger(),
                memory.milestones(),
                memory.lastSuccess(),
                memory.sequenceCeiling(),
                Optional.empty());
    }

    private static MethodAnswer yes(UpdateId id) {
        return Answers.taken(id.value());
    }

    private static DeviceReport completed(DeviceReport report) {
        return report.memory().state() instanceof Restarting restarting
                ? with(
                        report,
                        new AtRest.Completed(
                                restarting.update().order(),
                                restarting.update().target(),
                                Optional.empty(),
                                Optional.empty()))
                : report;
    }

    private static DeviceReport with(DeviceReport report, AtRest state) {
        return with(report, report.memory().withState(state));
    }

    private static DeviceReport with(DeviceReport report, UpdateLedger ledger) {
        return with(report, report.memory().withLedger(ledger));
    }

    private static DeviceReport with(DeviceReport report, AgentMemory changed) {
        return new DeviceReport(
                report.sequence(),
                report.logTime(),
                changed,
                report.progress(),
                report.currentVersion(),
                report.slot(),
                report.device());
    }
}
