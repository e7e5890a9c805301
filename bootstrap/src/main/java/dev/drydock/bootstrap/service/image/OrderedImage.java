package dev.drydock.bootstrap.service.image;

import dev.drydock.application.device.image.ImageSource;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.http.serve.ImageServer;
import dev.drydock.http.serve.ListenFailure;
import dev.drydock.http.serve.ServedImages;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An ordered image, and the server that has it while a command runs, if one is needed. */
public final class OrderedImage implements AutoCloseable {
    /** The most characters of all places, so that an order of 16 KB has room for them and for its other members. */
    private static final int LONGEST_PLACES = 15_000;

    private final List<ImageUri> places;
    private final Optional<Version> version;
    private final Optional<Long> size;
    private final Optional<Digest> digest;
    private final Optional<Instant> notAfter;
    private final Optional<OrderManifest> manifest;
    private final Optional<ImageServer> server;
    private final Optional<String> warning;

    private OrderedImage(
            List<ImageUri> places,
            Optional<Version> version,
            Optional<Long> size,
            Optional<Digest> digest,
            Optional<Instant> notAfter,
            Optional<OrderManifest> manifest,
            Optional<ImageServer> server,
            Optional<String> warning) {
        refuseTooLong(places);
        this.places = places;
        this.version = version;
        this.size = size;
        this.digest = digest;
        this.notAfter = notAfter;
        this.manifest = manifest;
        this.server = server;
        this.warning = warning;
    }

    /** An order of nothing but where the image is, as the tutorial gives it. */
    public static OrderedImage bare(List<ImageUri> places, Optional<Version> version, Optional<Instant> notAfter) {
        return new OrderedImage(
                places,
                version,
                Optional.empty(),
                Optional.empty(),
                notAfter,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * An image that somebody else serves; measured by fetching it once when its size and digest are not known.
     *
     * @param source by which it is fetched
     */
    public static OrderedImage elsewhere(
            PrintStream log,
            ImageSource source,
            List<ImageUri> places,
            Optional<Version> version,
            Optional<Long> size,
            Optional<Digest> digest,
            Optional<Instant> notAfter) {
        if (size.isPresent() && digest.isPresent()) {
            return new OrderedImage(
                    places, version, size, digest, notAfter, Optional.empty(), Optional.empty(), Optional.empty());
        }
        for (ImageUri uri : places) {
            refuseUnfetchable(uri);
        }
        ImageMeasure measure = ImageMeasuring.measure(places, source, log);
        return new OrderedImage(
                places,
                version,
                Optional.of(measure.size()),
                Optional.of(measure.digest()),
                notAfter,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** With mirrors the first place is written twice: devices that know one place alone read it. */
    private static void refuseTooLong(List<ImageUri> places) {
        int all = places.stream().mapToInt(place -> place.value().length()).sum();
        int written = places.size() == 1 ? all : all + places.get(0).value().length();
        if (written > LONGEST_PLACES) {
            throw CommandFailure.wrongUse("--uri: the URIs take " + written
                    + " characters of an order, which has room for " + LONGEST_PLACES);
        }
    }

    private static void refuseUnfetchable(ImageUri uri) {
        if (uri.fetchable().isEmpty()) {
            throw CommandFailure.wrongUse(
                    "--uri: '" + uri + "' is not an absolute http or https URI that can be fetched "
                            + "(a simulated device takes any with --bare)");
        }
    }

    /** A file, served from here. */
    public static OrderedImage served(
            Path file, Optional<Version> version, Optional<Instant> notAfter, Optional<String> serveAt, URI broker) {
        ImageMeasure measure = ImageMeasuring.measure("--image", file);
        String name = measure.digest().shortForm() + ".bin";
        ServingAddress address = ServingAddress.choose(serveAt, broker);
        ImageServer server = new ImageServer(ServedImages.file(file, name));
        try {
            int port = server.start(address.listenHost(), address.port()).getPort();
            ImageUri uri = new ImageUri(address.urlFor(port) + "/images/" + name);
            return new OrderedImage(
                    List.of(uri),
                    version,
                    Optional.of(measure.size()),
                    Optional.of(measure.digest()),
                    notAfter,
                    Optional.empty(),
                    Optional.of(server),
                    address.warning(port, OwnAddresses.ofThisMachine()));
        } catch (ListenFailure e) {
            throw new CommandFailure(ExitCode.WRONG_USE, String.valueOf(e.getMessage()));
        }
    }

    /** A warning that devices may not be able to fetch the image. */
    public Optional<String> warning() {
        return warning;
    }

    /**
     * The same with a manifest, which may say what the order does not; wrong use when it is of another image.
     *
     * @param withMeasure whether the order says what the image measures
     */
    public OrderedImage with(OrderedManifest other, boolean withMeasure) {
        other.checkSize(size);
        other.checkDigest(digest);
        ImageMeasure signed = other.said().image();
        return new OrderedImage(
                places,
                other.version(version),
                size.or(() -> Optional.of(signed.size()).filter(known -> withMeasure)),
                digest.or(() -> Optional.of(signed.digest()).filter(known -> withMeasure)),
                notAfter,
                Optional.of(other.text()),
                server,
                warning);
    }

    public UpdateOrder orderAs(UpdateId id) {
        List<ImageUri> mirrors = places.subList(1, places.size());
        return new UpdateOrder(id, places.get(0), mirrors, version, size, digest, notAfter).with(manifest);
    }

    @Override
    public void close() {
        server.ifPresent(ImageServer::close);
    }
}
