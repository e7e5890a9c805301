package dev.drydock.bootstrap.options;

import dev.drydock.http.download.DownloadLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a device fetches images. */
public final class DownloadOptions {
    @Option(
            names = "--stall-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "Give an attempt up when the image has not come on for so long. Default: ${DEFAULT-VALUE}.")
    Duration stallTimeout = Duration.ofSeconds(30);

    @Option(
            names = "--download-timeout",
            paramLabel = "TIME",
            defaultValue = "4h",
            description = "How long one attempt to download may take. Default: ${DEFAULT-VALUE}.")
    Duration downloadTimeout = Duration.ofHours(4);

    @Option(
            names = "--download-attempts",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often a download is begun at most. Default: ${DEFAULT-VALUE}.")
    int downloadAttempts = 10;

    /**
     * What a download may take.
     *
     * @throws IllegalArgumentException when one of it is not above zero
     */
    public DownloadLimits limits() {
        return DownloadLimits.STANDARD.withStall(stallTimeout).withOverall(downloadTimeout);
    }

    public Duration timeout() {
        return downloadTimeout;
    }

    public int attempts() {
        return downloadAttempts;
    }
}
