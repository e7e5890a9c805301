package dev.drydock.files.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.files.disk.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final JsonMapper JSON = strictMapper();

    private CheckedDocument() {}

    /** What bytes turn out to be. */
    public sealed interface Content {
        /** A whole document, with all its members, those of its body among them. */
        record Whole(Members document) implements Content {
            public Members body() {
                return document.object(BODY_MEMBER);
            }
        }

        /** Nothing that this program ever finished writing. */
        record Damaged(String why) implements Content {}

        /** A document of a later format. */
        record TooNew(int format) implements Content {}
    }

    /**
     * Writes a document in the place of a former one, and keeps the members of that which this program does not know: it names
     * every member that it knows in all that it writes.
     *
     * @param keptWithin the objects in the body within which they are kept too
     */
    public static byte[] encode(ObjectNode body, ObjectNode former, Set<String> keptWithin) {
        if (former.get(BODY_MEMBER) instanceof ObjectNode formerBody) {
            keepUnknown(formerBody, body, keptWithin);
        }
        return encode(body, former);
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

    public static byte[] encode(ObjectNode body) {
        return encode(body, Members.none());
    }

    /** Writes a document, and keeps the members, besides the body, that another one had and this program does not know. */
    public static byte[] encode(ObjectNode body, ObjectNode other) {
        try {
            ObjectNode document = Members.none();
            document.put(FORMAT_MEMBER, FORMAT);
            document.put(CHECKSUM_MEMBER, checksum(JSON.writeValueAsBytes(body)));
            other.properties().stream()
                    .filter(member -> !document.has(member.getKey()))
                    .forEach(member -> document.set(member.getKey(), member.getValue()));
            document.set(BODY_MEMBER, body);
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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
