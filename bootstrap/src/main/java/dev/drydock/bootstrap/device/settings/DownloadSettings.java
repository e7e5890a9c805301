package dev.drydock.bootstrap.device.settings;

import dev.drydock.application.device.image.ImageSource;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import dev.drydock.http.proxy.Proxies;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The settings by which a device app fetches images.
 *
 * @param hosts from which it does
 * @param tls for images over https; empty for what the platform trusts
 * @param proxies between the device and those hosts
 */
public record DownloadSettings(DownloadLimits limits, AllowedHosts hosts, Optional<SSLContext> tls, Proxies proxies) {
    /** From anywhere, directly, within the standard limits. */
    public static final DownloadSettings STANDARD =
            new DownloadSettings(DownloadLimits.STANDARD, AllowedHosts.ALL, Optional.empty());

    /** The same without a proxy. */
    public DownloadSettings(DownloadLimits limits, AllowedHosts hosts, Optional<SSLContext> tls) {
        this(limits, hosts, tls, Proxies.NONE);
    }

    /** The source of images. */
    public ImageSource source() {
        return new HttpImageSource(limits, hosts, tls, proxies);
    }
}
