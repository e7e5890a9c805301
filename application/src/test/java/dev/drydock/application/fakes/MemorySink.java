package dev.drydock.application.fakes;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes of one slot. */
final class MemorySink implements ImageSink {
    private static final int LONGEST_ETAG = 1024;

    private final UpdateOrder order;
    private final Power power;
    private String place;
    private String source;
    private Optional<String> etag = Optional.empty();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MemorySink(UpdateOrder order, Power power) {
        this.order = order;
        this.power = power;
        this.place = order.uri().withoutSecrets();
        this.source = place;
    }

    /** The same bytes for an order that names the same image in the same place, or none. */
    MemorySink reopened(UpdateOrder wanted) {
        MemorySink next = new MemorySink(wanted, power);
        boolean sameImage = wanted.digest().isPresent()
                && wanted.digest().equals(order.digest())
                && wanted.size().equals(order.size());
        boolean samePlace = wanted.places().stream()
                .anyMatch(other -> other.withoutSecrets().equals(source));
        if (etag.isPresent() && sameImage && samePlace) {
            next.bytes = bytes;
            next.source = source;
            next.etag = etag;
        }
        return next;
    }

    /** Changes what is there, as a dying disk does. */
    void corrupt() {
        byte[] changed = bytes.toByteArray();
        changed[0]++;
        bytes = new ByteArrayOutputStream();
        bytes.writeBytes(changed);
    }

    @Override
    public long length() {
        return bytes.size();
    }

    @Override
    public Optional<String> etag() {
        return bytes.size() > 0 && source.equals(place) ? etag : Optional.empty();
    }

    @Override
    public void from(ImageUri next) {
        place = next.withoutSecrets();
    }

    @Override
    public boolean holdsFrom(ImageUri other) {
        return bytes.size() > 0 && source.equals(other.withoutSecrets());
    }

    @Override
    public void restart(Optional<String> newEtag) {
        power.use();
        bytes = new ByteArrayOutputStream();
        source = place;
        etag = newEtag.filter(text -> !text.startsWith("W/"))
                .filter(text -> !text.isEmpty())
                .filter(text -> text.length() <= LONGEST_ETAG);
    }

    @Override
    public void write(ByteBuffer more) {
        power.use();
        byte[] chunk = new byte[more.remaining()];
        more.get(chunk);
        bytes.writeBytes(chunk);
    }

    @Override
    public ImageMeasure finish() {
        return Images.measure(bytes.toByteArray());
    }

    @Override
    public void close() {}
}
