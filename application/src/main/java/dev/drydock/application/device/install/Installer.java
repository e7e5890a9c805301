package dev.drydock.application.device.install;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A program of its own that puts images where the device boots from: SWUpdate, RAUC, dpkg. Each method blocks, and may be
 * called again after the power failed in the middle of it.
 */
public interface Installer {
    /** What runs now; empty when the installer does not say. */
    Optional<RunningSystem> running();

    /**
     * Installs an image so that the next boot tries it.
     *
     * @param image where the file is, as the operating system knows it; its size and digest have been verified
     * @param former what runs while it is installed
     * @param progress told the whole percent that is installed, as far as the installer says it
     * @return why it could not be installed
     */
    Optional<Reason> install(
            UpdateOrder order, String image, RunningSystem former, IntConsumer progress, StopSignal stop);

    /** Makes the system that runs the one that boots from now on; why not, if it could not. */
    Optional<Reason> commit(Optional<RunningSystem> former);

    /**
     * Makes the former system the one that boots next.
     *
     * @return why it could not; with the code {@code unhealthy-no-rollback} when this installer never can
     */
    Optional<Reason> rollBack(Optional<RunningSystem> former);
}
