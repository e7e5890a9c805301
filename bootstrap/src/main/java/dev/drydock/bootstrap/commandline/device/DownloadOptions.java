package dev.drydock.bootstrap.commandline.device;

import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.download.DownloadLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of downloads. */
public final class DownloadOptions {
    private static final int MOST_ATTEMPTS = 1000;
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8})([kKmM]?)");

    @Option(
            names = "--stall-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "Abort an attempt when no data arrives for this long. Default: ${DEFAULT-VALUE}.")
    Duration stallTimeout = Duration.ofSeconds(30);

    @Option(
            names = "--download-timeout",
            paramLabel = "TIME",
            defaultValue = "4h",
            description = "Time limit of one attempt to download. Default: ${DEFAULT-VALUE}.")
    Duration downloadTimeout = Duration.ofHours(4);

    @Option(
            names = "--download-attempts",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most attempts to download, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    int downloadAttempts = 10;

    @Option(
            names = "--download-rate",
            paramLabel = "BYTES",
            description = "Limit the download to this many bytes a second: 50000, 64k, 2M. Default: no limit.")
    @Nullable
    String rate;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            split = ",",
            description =
                    "Fetch images only from HOST, also where a redirect leads: images.example.com, *.example.com, "
                            + "with or without a port. May be repeated. Without it, from anywhere.")
    List<String> hosts = new ArrayList<>();

    /**
     * The limits of a download.
     *
     * @throws IllegalArgumentException when one of it is not above zero
     */
    public DownloadLimits limits() {
        DownloadLimits limits = DownloadLimits.STANDARD.withStall(stallTimeout).withOverall(downloadTimeout);
        return rate == null ? limits : limits.withMostRate(bytes(rate));
    }

    /**
     * The hosts from which images are fetched.
     *
     * @throws IllegalArgumentException when one of them is no host
     */
    public AllowedHosts hosts() {
        return AllowedHosts.parse(hosts);
    }

    private static long bytes(String text) {
        Matcher parts = BYTES.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "--download-rate: '" + text + "' is not a number of bytes such as 50000, 64k or 2M");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> number << 10;
            case "m" -> number << 20;
            default -> number;
        };
    }

    public Duration timeout() {
        return downloadTimeout;
    }

    public int attempts() {
        return (int) Numbers.between("--download-attempts", 1, MOST_ATTEMPTS, downloadAttempts);
    }
}
