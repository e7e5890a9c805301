package dev.drydock.application.simulation.device;

import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.simulation.network.MethodDesk;

/** The assembly of a device. A part that a build does not change is sound. */
public interface DeviceBuild {
    DeviceBuild SOUND = new DeviceBuild() {};

    default UpdateJournal journal(UpdateJournal sound) {
        return sound;
    }

    default Slots slots(Slots sound) {
        return sound;
    }

    default UpdateSteps steps(UpdateSteps sound) {
        return sound;
    }

    default StatusReports reports(StatusReports sound) {
        return sound;
    }

    default MethodDesk desk(MethodDesk sound) {
        return sound;
    }
}
