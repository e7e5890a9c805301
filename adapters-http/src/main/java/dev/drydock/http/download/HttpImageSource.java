package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.address.Place;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.http.wire.Network;
import java.net.URI;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;

/**
 * Fetches images over HTTP/1.1: one connection for each request, read on the caller's thread. Thread-safe.
 */
public final class HttpImageSource implements ImageSource {
    private final DownloadLimits limits;
    private final Pace.Time time;
    private final RedirectRule rule;
    private final Dialer.Means means;

    /** A source that fetches from every host, without a proxy, and trusts the authorities that the JDK trusts. */
    public HttpImageSource(DownloadLimits limits) {
        this(limits, AllowedHosts.ALL, Optional.empty(), Proxies.NONE);
    }

    /**
     * A source for the hosts of a configuration.
     *
     * @param allowed the hosts to fetch from, also after a redirect
     * @param tls the authorities to trust for https and the certificate to present; empty for what the JDK trusts
     * @param proxies between this machine and those hosts
     */
    public HttpImageSource(DownloadLimits limits, AllowedHosts allowed, Optional<SSLContext> tls, Proxies proxies) {
        this(limits, allowed, tls, proxies, Network.OF_THIS_MACHINE, Pace.Time.OF_THIS_MACHINE);
    }

    HttpImageSource(
            DownloadLimits limits,
            AllowedHosts allowed,
            Optional<SSLContext> tls,
            Proxies proxies,
            Network network,
            Pace.Time time) {
        this.limits = limits;
        this.time = time;
        this.rule = new RedirectRule(allowed);
        this.means = new Dialer.Means(network, proxies, tls);
    }

    @Override
    public FetchResult fetch(
            ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop) {
        if (stop.isStopped()) {
            return new FetchResult.Stopped();
        }
        Optional<URI> start = uri.fetchable();
        if (start.isEmpty()) {
            String found = "expected an absolute http or https URI, found '" + Place.of(uri.value()) + "'";
            return new FetchResult.Broken(new Reason(ReasonCode.BAD_URI, found));
        }
        Pace pace = new Pace(limits, time);
        return new ImageDownload(
                        new ImageRequest(new Dialer(means, pace, stop), rule),
                        to -> new BodyTransfer(to, progress, pace, stop),
                        sink,
                        size,
                        limits.largest())
                .run(start.get());
    }
}
