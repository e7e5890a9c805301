package dev.drydock.files.slots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.document.MalformedDocument;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.TrustCodec;
import dev.drydock.files.document.ValueCodec;
import java.util.Optional;

/** The content of {@code slot.json}: the state of the image beside it, and its order without the secrets of URIs. */
sealed interface SlotRecord {
    String STATE = "state";
    String SOURCE = "source";
    String ETAG = "etag";
    String MEASURED = "measured";
    String RELEASE = "release";

    UpdateOrder order();

    /** Every member is named, also those that only the other kind of record has: what is not named would be kept. */
    ObjectNode write();

    /**
     * The image is being written, or was until the power failed.
     *
     * @param source the place from which the bytes that are there came, without secrets
     * @param etag the strong validator of the bytes that are there; empty when they cannot be resumed from
     */
    record Writing(UpdateOrder order, String source, Optional<String> etag) implements SlotRecord {
        public Writing {
            order = ValueCodec.withoutSecrets(order);
        }

        /** Without a digest nobody could tell bytes that a power cut left behind from those that were fetched. */
        boolean canResume(UpdateOrder wanted) {
            return etag.isPresent()
                    && wanted.digest().isPresent()
                    && wanted.digest().equals(order.digest())
                    && wanted.size().equals(order.size())
                    && wanted.places().stream()
                            .anyMatch(place -> place.withoutSecrets().equals(source));
        }

        @Override
        public ObjectNode write() {
            ObjectNode node = Members.none();
            node.put(STATE, "writing");
            node.set("order", ValueCodec.write(order));
            node.put(SOURCE, source);
            Members.put(node, ETAG, etag);
            node.putNull(MEASURED);
            node.putNull(RELEASE);
            return node;
        }
    }

    /** The image is there, to its last byte. */
    record Whole(SlotImage image) implements SlotRecord {
        public Whole {
            image = new SlotImage(ValueCodec.withoutSecrets(image.order()), image.measured(), image.release());
        }

        @Override
        public UpdateOrder order() {
            return image.order();
        }

        @Override
        public ObjectNode write() {
            ObjectNode node = Members.none();
            node.put(STATE, "whole");
            node.set("order", ValueCodec.write(image.order()));
            node.putNull(SOURCE);
            node.putNull(ETAG);
            node.set(MEASURED, ValueCodec.write(image.measured()));
            node.set(RELEASE, image.release().map(TrustCodec::write).orElse(null));
            return node;
        }
    }

    static SlotRecord read(Members members) {
        UpdateOrder order = ValueCodec.order(members.object("order"));
        String state = members.text(STATE);
        if (state.equals("writing")) {
            String source = members.maybeText(SOURCE).orElseGet(order.uri()::withoutSecrets);
            return new Writing(order, source, members.maybeText(ETAG));
        }
        if (state.equals("whole")) {
            ImageMeasure measured = ValueCodec.measure(members.object(MEASURED));
            return new Whole(
                    new SlotImage(order, measured, members.maybeObject(RELEASE).map(TrustCodec::release)));
        }
        throw new MalformedDocument("'state' should be writing or whole");
    }
}
