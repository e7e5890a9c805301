package dev.drydock.application.device.install;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.memory.Release;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A separate program that writes images to where the device boots from: SWUpdate, RAUC, dpkg. Each method blocks. It may be
 * called again after a power cut in the middle of it.
 */
public interface Installer {
    /** The system that runs now, or why the installer cannot tell. */
    RunningAnswer running();

    /**
     * Installs an image so that the next boot tries it.
     *
     * @param release the statements of the order's manifest, which have been verified
     * @param image path of the file, whose size and digest have been verified
     * @param former the system that runs during the installation
     * @param progress receives the whole percent that is installed, if the installer prints it
     * @return the reason of a failure
     */
    Optional<Reason> install(
            UpdateOrder order,
            Optional<Release> release,
            String image,
            RunningSystem former,
            IntConsumer progress,
            StopSignal stop);

    /** Makes the system that runs permanent; returns the reason of a failure. */
    Optional<Reason> commit(Optional<RunningSystem> former);

    /**
     * Makes the former system the one that boots next.
     *
     * @return the reason of a failure, with the code {@code unhealthy-no-rollback} for an installer that can never roll back
     */
    Optional<Reason> rollBack(Optional<RunningSystem> former);
}
