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
    private final UpdateOrder order;
    private final Power power;
    private ImageUri place;
    private ImageUri source;
    private Optional<String> etag = Optional.empty();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MemorySink(UpdateOrder order, Power power) {
        this.order = order;
        this.power = power;
        this.place = order.uri();
        this.source = order.uri();
    }

    boolean isOf(UpdateOrder other) {
        return order.id().equals(other.id()) && order.sameImageAs(other);
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
        return source.equals(place) ? etag : Optional.empty();
    }

    @Override
    public void from(ImageUri next) {
        place = next;
    }

    @Override
    public boolean holdsFrom(ImageUri other) {
        return bytes.size() > 0 && source.equals(other);
    }

    @Override
    public void restart(Optional<String> newEtag) {
        power.use();
        bytes = new ByteArrayOutputStream();
        source = place;
        etag = newEtag;
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
