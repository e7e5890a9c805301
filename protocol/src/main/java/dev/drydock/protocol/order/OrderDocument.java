package dev.drydock.protocol.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import dev.drydock.protocol.trust.TrustDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The update order, as the payload of {@code firmwareUpdate} and as the desired property {@code firmware}. */
public final class OrderDocument {
    /** Bytes; what is longer is no order. */
    public static final int LONGEST = 16 * 1024;

    /** Characters; bounds a check value of a form that is not known. */
    private static final int LONGEST_CHECK_VALUE = 256;

    private static final String URI = "fwPackageUri";
    private static final String LATER_URI = "fwPackageURI";
    private static final String URIS = "fwPackageUris";
    private static final String VERSION = "fwVersion";
    private static final String SIZE = "fwSize";
    private static final String CHECK_VALUE = "fwPackageCheckValue";
    private static final String ID = "updateId";
    private static final String NOT_AFTER = "notAfter";
    private static final String MANIFEST = "manifest";
    private static final String KEY_SETS = "keySets";

    /** Every member that is read, for those who have to take away what another order had. */
    public static final List<String> MEMBERS =
            List.of(URI, LATER_URI, URIS, VERSION, SIZE, CHECK_VALUE, ID, NOT_AFTER, MANIFEST, KEY_SETS);

    private OrderDocument() {}

    /**
     * Reads an order.
     *
     * @param idIfNone makes the update id of an order that names none, from the order as it is without one
     */
    public static UpdateOrder read(byte[] document, Function<AnonymousOrder, UpdateId> idIfNone)
            throws MalformedDocument {
        return read(Json.read(bounded(document)), idIfNone);
    }

    /** Reads an order with the key sets that it brings. */
    public static GivenOrder readGiven(byte[] document, Function<AnonymousOrder, UpdateId> idIfNone)
            throws MalformedDocument {
        JsonNode order = unquoted(Json.read(bounded(document)));
        return new GivenOrder(read(order, idIfNone), TrustDocument.inOrder(order));
    }

    private static byte[] bounded(byte[] document) throws MalformedDocument {
        if (document.length > LONGEST) {
            throw new MalformedDocument("an order has at most " + LONGEST + " bytes, this one has " + document.length);
        }
        return document;
    }

    private static JsonNode unquoted(JsonNode document) throws MalformedDocument {
        return document.isTextual() ? Json.read(document.textValue().getBytes(StandardCharsets.UTF_8)) : document;
    }

    /** Reads an order that is part of another document. */
    public static UpdateOrder read(JsonNode document, Function<AnonymousOrder, UpdateId> idIfNone)
            throws MalformedDocument {
        JsonNode unquoted = unquoted(document);
        if (!(unquoted instanceof ObjectNode object)) {
            throw new MalformedDocument("expected an order as a JSON object, found " + Json.kindOf(unquoted));
        }
        Members members = new Members(object);
        Optional<String> checkValue = members.text(CHECK_VALUE, OrderDocument::checkValue);
        AnonymousOrder order = new AnonymousOrder(
                places(members),
                members.text(VERSION, Version::new),
                members.positive(SIZE),
                checkValue.filter(Digest::isOne).map(Digest::parse),
                checkValue.filter(value -> !Digest.isOne(value)),
                members.time(NOT_AFTER),
                members.text(MANIFEST, OrderManifest::of));
        Optional<UpdateId> id = members.text(ID, UpdateId::new);
        return order.withId(id.orElseGet(() -> idIfNone.apply(order)));
    }

    public static String write(UpdateOrder order) {
        return Json.write(toNode(order));
    }

    static ObjectNode toNode(UpdateOrder order) {
        ObjectNode node = Json.object().put(URI, order.uri().value());
        if (!order.mirrors().isEmpty()) {
            ArrayNode places = node.putArray(URIS);
            order.places().forEach(place -> places.add(place.value()));
        }
        order.version().ifPresent(version -> node.put(VERSION, version.value()));
        order.size().ifPresent(size -> node.put(SIZE, size));
        order.digest()
                .map(Digest::toString)
                .or(order::foreignCheckValue)
                .ifPresent(value -> node.put(CHECK_VALUE, value));
        node.put(ID, order.id().value());
        order.notAfter().ifPresent(time -> node.put(NOT_AFTER, time.toString()));
        order.manifest().flatMap(OrderManifest::text).ifPresent(text -> node.put(MANIFEST, text));
        return node;
    }

    /** Refuses a digest that is misspelt, so that it is not taken for a check value of another kind. */
    private static String checkValue(String value) {
        if (value.isEmpty() || value.length() > LONGEST_CHECK_VALUE) {
            throw new IllegalArgumentException("a check value has 1 to " + LONGEST_CHECK_VALUE + " characters");
        }
        return Digest.isOne(value) ? Digest.parse(value).toString() : value;
    }

    /** The one place of the tutorial comes first, also where it stands elsewhere among the many or not at all. */
    private static List<ImageUri> places(Members members) throws MalformedDocument {
        Set<ImageUri> places = new LinkedHashSet<>();
        uri(members).ifPresent(places::add);
        places.addAll(members.texts(URIS, ImageUri::new));
        if (places.isEmpty()) {
            throw new MalformedDocument("member '" + URI + "': expected a string, found nothing");
        }
        if (places.size() > UpdateOrder.MOST_PLACES) {
            throw new MalformedDocument("member '" + URIS + "': expected at most " + UpdateOrder.MOST_PLACES
                    + " places, found " + places.size());
        }
        return List.copyOf(places);
    }

    private static Optional<ImageUri> uri(Members members) throws MalformedDocument {
        Optional<ImageUri> uri = members.text(URI, ImageUri::new);
        Optional<ImageUri> later = members.text(LATER_URI, ImageUri::new);
        if (uri.isPresent() && later.isPresent() && !uri.equals(later)) {
            throw new MalformedDocument("members '" + URI + "' and '" + LATER_URI + "' differ");
        }
        return uri.or(() -> later);
    }
}
