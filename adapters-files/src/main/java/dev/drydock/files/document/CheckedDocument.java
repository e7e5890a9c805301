package dev.drydock.files.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.drydock.files.disk.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The form of a document that tells by itself whether it is whole: {@code {"format":1,"checksum":"crc32c:…","body":{…}}}. The
 * checksum is that of the bytes of the body as they stand.
 */
public final class CheckedDocument {
    /** The newest format that this program knows, and the one that it writes. */
    public static final int FORMAT = 1;

    private static final String FORMAT_MEMBER = "format";
    private static final String CHECKSUM_MEMBER = "checksum";
    private static final String BODY_MEMBER = "body";
    private static final byte[] BODY_NAME = (",\"" + BODY_MEMBER + "\":").getBytes(UTF_8);
    private static final JsonMapper JSON = strictMapper();

    private CheckedDocument() {}

    /** The meaning of some bytes. */
    public sealed interface Content {
        /** One answer for each meaning. */
        interface Cases<R> {
            R whole(Whole content);

            R damaged(Damaged content);

            R tooNew(TooNew content);
        }

        /** Picks the case of this meaning. */
        <R> R match(Cases<R> cases);

        /** A whole document, with all its members, those of its body among them. */
        record Whole(Members document) implements Content {
            public Members body() {
                return document.object(BODY_MEMBER);
            }

            @Override
            public <R> R match(Cases<R> cases) {
                return cases.whole(this);
            }
        }

        /** Bytes that no program ever finished writing. */
        record Damaged(String why) implements Content {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.damaged(this);
            }
        }

        /** A document of a later format. */
        record TooNew(int format) implements Content {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.tooNew(this);
            }
        }
    }

    /** A document as it is written. Neither it nor its bytes are changed afterwards. */
    public static final class Encoded {
        static final Encoded NOTHING = new Encoded(Members.none(), new byte[0]);

        private final ObjectNode document;
        private final byte[] bytes;

        private Encoded(ObjectNode document, byte[] bytes) {
            this.document = document;
            this.bytes = bytes;
        }

        ObjectNode document() {
            return document;
        }

        /** The document as JSON. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /**
     * Writes a document in the place of a former one, and keeps the members of that which this program does not know: it names
     * every member that it knows in all that it writes.
     *
     * @param keptWithin the objects in the body within which they are kept too
     */
    public static Encoded encode(ObjectNode body, ObjectNode former, Set<String> keptWithin) {
        if (former.get(BODY_MEMBER) instanceof ObjectNode formerBody) {
            keepUnknown(formerBody, body, keptWithin);
        }
        return encoded(body, former);
    }

    private static void keepUnknown(ObjectNode former, ObjectNode body, Set<String> keptWithin) {
        former.properties().forEach(member -> {
            JsonNode written = body.get(member.getKey());
            if (written == null) {
                body.set(member.getKey(), member.getValue());
            } else if (keptWithin.contains(member.getKey())
                    && written instanceof ObjectNode inner
                    && member.getValue() instanceof ObjectNode formerInner) {
                keepUnknown(formerInner, inner, keptWithin);
            }
        });
    }

    /** The body, which is most of it, becomes JSON once: its bytes follow those of the other members. */
    private static Encoded encoded(ObjectNode body, ObjectNode other) {
        try {
            byte[] bodyBytes = JSON.writeValueAsBytes(body);
            ObjectNode document = Members.none();
            document.put(FORMAT_MEMBER, FORMAT);
            document.put(CHECKSUM_MEMBER, checksum(bodyBytes));
            other.properties().stream()
                    .filter(member -> !document.has(member.getKey()))
                    .filter(member -> !member.getKey().equals(BODY_MEMBER))
                    .forEach(member -> document.set(member.getKey(), member.getValue()));
            byte[] head = JSON.writeValueAsBytes(document);
            document.set(BODY_MEMBER, body);
            return new Encoded(document, joined(head, bodyBytes));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object as it stands within a document that is written. */
    public static RawValue asWritten(ObjectNode node) {
        try {
            return new RawValue(new SerializedString(JSON.writeValueAsString(node)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] joined(byte[] head, byte[] body) {
        return ByteBuffer.allocate(head.length + BODY_NAME.length + body.length)
                .put(head, 0, head.length - 1)
                .put(BODY_NAME)
                .put(body)
                .put((byte) '}')
                .array();
    }

    public static Content decode(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > StateFiles.LONGEST_DOCUMENT) {
            return new Content.Damaged(bytes.length == 0 ? "it is empty" : "it is too long");
        }
        try {
            return decodeTree(bytes);
        } catch (MalformedDocument e) {
            return new Content.Damaged(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Content.Damaged("it is no JSON document, or not to its end");
        }
    }

    private static Content decodeTree(byte[] bytes) throws IOException {
        JsonNode tree = JSON.readTree(bytes);
        if (!(tree instanceof ObjectNode object)) {
            return new Content.Damaged("it is no JSON object");
        }
        Members document = new Members(object);
        int format = document.count(FORMAT_MEMBER);
        if (format > FORMAT) {
            return new Content.TooNew(format);
        }
        document.object(BODY_MEMBER);
        if (!document.text(CHECKSUM_MEMBER).equals(checksumOfBody(bytes))) {
            return new Content.Damaged("its checksum is not that of its body");
        }
        return new Content.Whole(document);
    }

    /** Taken of the bytes as they are, since another program may write the same values in another way. */
    private static String checksumOfBody(byte[] bytes) throws IOException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean body = parser.currentName().equals(BODY_MEMBER);
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (body) {
                    int end = (int) parser.currentLocation().getByteOffset();
                    return checksum(bytes, start, end);
                }
            }
        }
        return "";
    }

    private static String checksum(byte[] bytes) {
        return checksum(bytes, 0, bytes.length);
    }

    private static String checksum(byte[] bytes, int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, end - start);
        return "crc32c:" + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static JsonMapper strictMapper() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(16)
                .maxStringLength(8192)
                .maxNameLength(64)
                .maxNumberLength(20)
                .maxDocumentLength(StateFiles.LONGEST_DOCUMENT)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
