package dev.drydock.files.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.files.disk.StateFiles;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One value kept as a document, with the value before it under the name and {@code .1}. Members that this program does not know
 * are kept when it writes. Not thread-safe.
 */
public final class KeptDocument<T> {
    private static final System.Logger LOG = System.getLogger(KeptDocument.class.getName());
    private static final String FORMER = ".1";

    private final StateFiles files;
    private final String name;
    private final Function<Members, T> decoder;
    private final Set<String> keptWithin;
    private CheckedDocument.Encoded saved = CheckedDocument.Encoded.NOTHING;
    private byte[] lastBytes = {};
    private Found<T> lastFound = new Found.Unreadable<>("it is empty");

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

    /** The content under a name. */
    public sealed interface Found<T> {
        /** One answer for each content. */
        interface Cases<T, R> {
            R missing(Missing<T> found);

            R good(Good<T> found);

            R unreadable(Unreadable<T> found);

            R newer(Newer<T> found);
        }

        /** Picks the case of this content. */
        <R> R match(Cases<T, R> cases);

        /** The whole document, if it is one that this program understands. */
        default Optional<Good<T>> good() {
            return Optional.empty();
        }

        /** There is no such file. */
        record Missing<T>() implements Found<T> {
            @Override
            public <R> R match(Cases<T, R> cases) {
                return cases.missing(this);
            }
        }

        /** A whole document that this program understands. */
        record Good<T>(T value, ObjectNode document) implements Found<T> {
            @Override
            public <R> R match(Cases<T, R> cases) {
                return cases.good(this);
            }

            @Override
            public Optional<Good<T>> good() {
                return Optional.of(this);
            }
        }

        /** A file that this program cannot read. */
        record Unreadable<T>(String why) implements Found<T> {
            @Override
            public <R> R match(Cases<T, R> cases) {
                return cases.unreadable(this);
            }
        }

        /** A document of a later format. */
        record Newer<T>(int format) implements Found<T> {
            @Override
            public <R> R match(Cases<T, R> cases) {
                return cases.newer(this);
            }
        }
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
     * The newest value that can be read. One that is read in the place of another is saved at once, if the disk lets it: it may
     * be the next that cannot be read.
     */
    public Optional<T> newestOrFormer(Consumer<T> save) {
        Optional<T> newest = newest().good().map(Found.Good::value);
        if (newest.isPresent()) {
            return newest;
        }
        Optional<T> former = former().good().map(Found.Good::value);
        try {
            former.ifPresent(save);
        } catch (StorageFailure e) {
            LOG.log(System.Logger.Level.WARNING, "{0} could not be mended: {1}", files.locate(name), e.reason());
        }
        return former;
    }

    /**
     * Replaces the value; durable when it returns. A newest document that cannot be read is not kept as the former: that would
     * cost the one that can.
     *
     * @throws FormatTooNew when a document of a later format is there
     */
    public void save(ObjectNode body) {
        Optional<ObjectNode> newest = isSavedStillThere() ? Optional.of(saved.document()) : document(newest(), name);
        ObjectNode known = newest.or(() -> document(former(), formerName())).orElseGet(Members::none);
        CheckedDocument.Encoded next = CheckedDocument.encode(body, known, keptWithin);
        if (newest.isPresent()) {
            files.replaceKeeping(name, next.bytes(), formerName());
        } else {
            files.replace(name, next.bytes());
        }
        saved = next;
    }

    /** The document that was saved last is known without decoding it. */
    private boolean isSavedStillThere() {
        try {
            return files.read(name)
                    .filter(there -> Arrays.equals(there, saved.bytes()))
                    .isPresent();
        } catch (StorageFailure e) {
            return false;
        }
    }

    private Optional<ObjectNode> document(Found<T> found, String where) {
        if (found instanceof Found.Newer<T> newer) {
            throw new FormatTooNew(files.locate(where), newer.format());
        }
        return found.good().map(Found.Good::document);
    }

    private Found<T> look(String where) {
        Optional<byte[]> bytes;
        try {
            bytes = files.read(where);
        } catch (StorageFailure e) {
            return new Found.Unreadable<>(e.reason().message());
        }
        return bytes.map(found -> understood(where, found)).orElseGet(Found.Missing::new);
    }

    /** The newest document is decoded once: its bytes are compared with those that were decoded last. */
    private Found<T> understood(String where, byte[] bytes) {
        if (!where.equals(name)) {
            return understand(bytes);
        }
        if (!Arrays.equals(bytes, lastBytes)) {
            lastFound = understand(bytes);
            lastBytes = bytes;
        }
        return lastFound;
    }

    private Found<T> understand(byte[] bytes) {
        return CheckedDocument.decode(bytes).match(new CheckedDocument.Content.Cases<>() {
            @Override
            public Found<T> whole(CheckedDocument.Content.Whole content) {
                try {
                    return new Found.Good<>(
                            decoder.apply(content.body()), content.document().node());
                } catch (MalformedDocument e) {
                    return new Found.Unreadable<>(String.valueOf(e.getMessage()));
                }
            }

            @Override
            public Found<T> damaged(CheckedDocument.Content.Damaged content) {
                return new Found.Unreadable<>(content.why());
            }

            @Override
            public Found<T> tooNew(CheckedDocument.Content.TooNew content) {
                return new Found.Newer<>(content.format());
            }
        });
    }
}
