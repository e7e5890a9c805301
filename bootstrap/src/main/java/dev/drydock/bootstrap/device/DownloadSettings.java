package dev.drydock.bootstrap.device;

import dev.drydock.application.device.image.ImageSource;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a device app fetches images.
 *
 * @param hosts from which it does
 * @param tls for images over https; empty for what the platform trusts
 */
public record DownloadSettings(DownloadLimits limits, AllowedHosts hosts, Optional<SSLContext> tls) {
    /** From anywhere, within the standard limits. */
    public static final DownloadSettings STANDARD =
            new DownloadSettings(DownloadLimits.STANDARD, AllowedHosts.ALL, Optional.empty());

    ImageSource source() {
        return tls.map(context -> new HttpImageSource(limits, hosts, context))
                .orElseGet(() -> new HttpImageSource(limits, hosts));
    }
}
