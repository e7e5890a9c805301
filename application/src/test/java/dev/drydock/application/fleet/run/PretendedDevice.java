package dev.drydock.application.fleet.run;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A device that takes a minute for an update, after which it has succeeded, or failed when it is told to. */
public final class PretendedDevice implements MethodCall.Cases<MethodAnswer> {
    private static final Duration WORK = Duration.ofMinutes(1);
    private static final MethodAnswer.Wire WIRE = new MethodAnswer.Wire(200, "");

    private final DeviceId id;
    private final ManualDeadlines deadlines;
    private final BiConsumer<PretendedDevice, Optional<Reported>> reports;
    private final List<UpdateOrder> accepted = new ArrayList<>();
    private Optional<LeftOrder> desired = Optional.empty();
    private Presence presence = Presence.CONNECTED;
    private Reported reported = Reports.of(null, 1, "idle");
    private long sequence = 1;
    private boolean isBusy;
    private boolean isSimulated;
    public String outcome = "completed";
    /** The code of trust with which it refuses orders that it is called for, and holds back those that are left. */
    public Optional<String> distrust = Optional.empty();

    PretendedDevice(DeviceId id, ManualDeadlines deadlines, BiConsumer<PretendedDevice, Optional<Reported>> reports) {
        this.id = id;
        this.deadlines = deadlines;
        this.reports = reports;
    }

    /** Reports that it only acts updates out, from now on. */
    public void simulate() {
        isSimulated = true;
        sequence++;
        reported = Reports.simulated(Reports.of(null, sequence, "idle"));
        reports.accept(this, Optional.of(reported));
    }

    DeviceId id() {
        return id;
    }

    Reported reported() {
        return reported;
    }

    Presence presence() {
        return presence;
    }

    Optional<LeftOrder> desired() {
        return desired;
    }

    DeviceTwin twin() {
        return new DeviceTwin(id, presence, Optional.of(reported), desired);
    }

    /** The updates that it began, each as often as it did. */
    public List<UpdateId> accepted() {
        return accepted.stream().map(UpdateOrder::id).toList();
    }

    /** The orders of these updates. */
    public List<UpdateOrder> orders() {
        return List.copyOf(accepted);
    }

    public void goAway() {
        presence = Presence.AWAY;
        reports.accept(this, Optional.empty());
    }

    public void comeBack() {
        presence = Presence.CONNECTED;
        reports.accept(this, Optional.empty());
        takeDesired();
    }

    void desire(Optional<LeftOrder> order) {
        desired = order;
        if (presence == Presence.CONNECTED) {
            takeDesired();
        }
    }

    private void takeDesired() {
        Optional<UpdateOrder> order = desired.flatMap(LeftOrder::asOurs);
        if (distrust.isPresent()) {
            order.ifPresent(held -> holdBack(held, distrust.get()));
        } else {
            order.ifPresent(this::take);
        }
    }

    private void holdBack(UpdateOrder order, String code) {
        DeviceTrust trust = new DeviceTrust(
                DeviceTrust.SIGNED,
                Optional.empty(),
                Optional.empty(),
                ReleaseNumbers.NONE,
                List.of(),
                List.of(),
                Optional.of(new DeviceTrust.Refused(Optional.of(order.id()), code, "")));
        sequence++;
        reported = Reports.of(null, sequence, "idle").with(Optional.empty(), trust);
        reports.accept(this, Optional.of(reported));
    }

    private boolean take(UpdateOrder order) {
        if (isBusy || accepted().contains(order.id())) {
            return !isBusy;
        }
        accepted.add(order);
        isBusy = true;
        report(order.id(), "downloading");
        deadlines.after(WORK, () -> {
            isBusy = false;
            report(order.id(), outcome);
        });
        return true;
    }

    private void report(UpdateId update, String state) {
        sequence++;
        reported = isSimulated
                ? Reports.simulated(Reports.of(update.value(), sequence, state))
                : Reports.of(update.value(), sequence, state);
        reports.accept(this, Optional.of(reported));
    }

    @Override
    public MethodAnswer firmwareUpdate(MethodCall.FirmwareUpdate update) {
        if (distrust.isPresent()) {
            Word<ReasonCode> code = new Word<>(distrust.get(), ReasonCode.find(distrust.get()));
            return new MethodAnswer.Refused(Optional.of(new ReportedReason(code, "")), WIRE);
        }
        return take(update.order())
                ? new MethodAnswer.Taken(Optional.of(update.order().id()), WIRE)
                : new MethodAnswer.Busy(Optional.empty(), WIRE);
    }

    @Override
    public MethodAnswer cancelFirmwareUpdate(MethodCall.CancelFirmwareUpdate cancel) {
        return new MethodAnswer.Taken(Optional.of(cancel.id()), WIRE);
    }

    @Override
    public MethodAnswer signOfLife(MethodCall.SignOfLife question) {
        return new MethodAnswer.Refused(Optional.empty(), WIRE);
    }
}
