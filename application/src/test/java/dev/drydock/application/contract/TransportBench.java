package dev.drydock.application.contract;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.domain.device.DeviceId;

/** One transport with whatever it needs to run, as an adapter's test supplies it. */
public interface TransportBench extends AutoCloseable {
    /** A device's end, not connected yet; a device that has left gets a new one when it returns. */
    DeviceSide device(DeviceId id);

    /** A service's end, connected. */
    ServiceSide service();

    /** Breaks every connection and lets none be made, without a goodbye; returns when that is so. */
    void interrupt();

    /** Lets connections be made again; both ends come back by themselves. */
    void restore();

    @Override
    void close();

    /** A device's end of the transport. */
    interface DeviceSide extends AutoCloseable {
        /** Usable before the connection is opened. */
        StatusReports reports();

        /** Connects, and from then on lets calls and desired orders in; returns at once. */
        void open(AcceptUpdate accept, CancelUpdate cancel, FollowDesired desired);

        /** Says goodbye and leaves. */
        @Override
        void close();
    }

    /** A service's end of the transport. */
    interface ServiceSide extends AutoCloseable {
        DeviceMethods methods();

        DeviceTwins twins();

        /** Calls a method by its bare name with a bare payload, past all that knows the contract. */
        RawAnswer callRaw(DeviceId device, String method, String payload);

        @Override
        void close();
    }

    /** What a device answered to a raw call. */
    record RawAnswer(int status, String body) {}
}
