package dev.drydock.files.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.files.disk.StateFiles;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One value kept as a document, with the value before it under the name and {@code .1}. Members that this program does not know
 * are kept when it writes. Not thread-safe.
 */
public final class KeptDocument<T> {
    private static final String FORMER = ".1";

    private final StateFiles files;
    private final String name;
    private final Function<Members, T> decoder;
    private final Set<String> keptWithin;

    /**
     * @param decoder makes the value of a body, or throws {@link MalformedDocument}
     * @param keptWithin the objects in the body within which unknown members are kept too
     */
    public KeptDocument(StateFiles files, String name, Function<Members, T> decoder, Set<String> keptWithin) {
        this.files = files;
        this.name = name;
        this.decoder = decoder;
        this.keptWithin = Set.copyOf(keptWithin);
    }

    /** What is under a name. */
    public sealed interface Found<T> {
        /** Nothing is. */
        record Missing<T>() implements Found<T> {}

        /** A whole document that this program understands. */
        record Good<T>(T value, ObjectNode document) implements Found<T> {}

        /** Something that it cannot read. */
        record Unreadable<T>(String why) implements Found<T> {}

        /** A document of a later format. */
        record Newer<T>(int format) implements Found<T> {}
    }

    public String name() {
        return name;
    }

    public String formerName() {
        return name + FORMER;
    }

    public Found<T> newest() {
        return look(name);
    }

    public Found<T> former() {
        return look(formerName());
    }

    /**
     * Replaces the value; durable when it returns. A newest document that cannot be read is not kept as the former: that would
     * cost the one that can.
     *
     * @throws FormatTooNew when a document of a later format is there
     */
    public void save(ObjectNode body) {
        Found<T> newest = newest();
        Found<T> lastGood = newest instanceof Found.Good<T> ? newest : former();
        refuseNewer(newest, name);
        refuseNewer(lastGood, formerName());
        ObjectNode known = lastGood instanceof Found.Good<T> good ? good.document() : Members.none();
        byte[] content = CheckedDocument.encode(body, known, keptWithin);
        Optional<byte[]> former = newest instanceof Found.Good<T> ? files.read(name) : Optional.empty();
        if (former.isPresent()) {
            files.replace(name, content, formerName(), former.get());
        } else {
            files.replace(name, content);
        }
    }

    private void refuseNewer(Found<T> found, String where) {
        if (found instanceof Found.Newer<T> newer) {
            throw new FormatTooNew(files.locate(where), newer.format());
        }
    }

    private Found<T> look(String where) {
        Optional<byte[]> bytes;
        try {
            bytes = files.read(where);
        } catch (StorageFailure e) {
            return new Found.Unreadable<>(e.reason().message());
        }
        return bytes.map(this::understand).orElseGet(Found.Missing::new);
    }

    private Found<T> understand(byte[] bytes) {
        CheckedDocument.Content content = CheckedDocument.decode(bytes);
        if (content instanceof CheckedDocument.Content.TooNew newer) {
            return new Found.Newer<>(newer.format());
        }
        if (content instanceof CheckedDocument.Content.Damaged damaged) {
            return new Found.Unreadable<>(damaged.why());
        }
        CheckedDocument.Content.Whole whole = (CheckedDocument.Content.Whole) content;
        try {
            return new Found.Good<>(
                    decoder.apply(whole.body()), whole.document().node());
        } catch (MalformedDocument e) {
            return new Found.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }
}
