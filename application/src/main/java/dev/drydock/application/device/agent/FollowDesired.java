package dev.drydock.application.device.agent;

/** Takes what the desired properties say, on push and on every connect. */
public final class FollowDesired {
    private final DeviceAgent agent;

    public FollowDesired(DeviceAgent agent) {
        this.agent = agent;
    }

    /** The order is begun now, or when the update under way has ended; one that was handled before is not begun again. */
    public void follow(DesiredOrder desired) {
        agent.runner().post(() -> agent.runner().desire(desired));
    }
}
