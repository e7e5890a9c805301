package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateLedger.Entry;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.ValueCodec;
import java.time.Instant;
import java.util.function.Function;

/** The form of the ledger of former orders in the journal: without the secrets of URIs, as nothing is fetched by the ledger. */
final class LedgerCodec {
    private LedgerCodec() {}

    static ObjectNode write(UpdateLedger ledger, Function<Entry, ? extends JsonNode> form) {
        ObjectNode node = Members.none();
        ArrayNode entries = node.putArray("entries");
        ledger.entries().forEach(entry -> entries.add(form.apply(entry)));
        ArrayNode unaccepted = node.putArray("unaccepted");
        ledger.unaccepted().forEach(entry -> unaccepted.add(form.apply(entry)));
        ArrayNode recent = node.putArray("recent");
        ledger.recent().forEach(outcome -> recent.add(write(outcome)));
        Members.put(node, "lastDesired", ledger.lastDesired());
        return node;
    }

    static UpdateLedger read(Members members) {
        return new UpdateLedger(
                members.objects("entries").stream().map(LedgerCodec::entry).toList(),
                members.maybeObjects("unaccepted").stream()
                        .map(LedgerCodec::entry)
                        .toList(),
                members.objects("recent").stream().map(LedgerCodec::outcome).toList(),
                members.maybe("lastDesired", UpdateId::new));
    }

    static ObjectNode write(Entry entry) {
        ObjectNode node = Members.none();
        node.put("id", entry.id().value());
        node.set(
                "order",
                entry.order().map(ValueCodec::remembered).map(ValueCodec::write).orElse(null));
        Members.put(node, "ending", entry.ending());
        return node;
    }

    private static Entry entry(Members members) {
        return new Entry(
                members.as("id", UpdateId::new),
                members.maybeObject("order").map(ValueCodec::order),
                members.maybe("ending", Ending::valueOf));
    }

    private static ObjectNode write(Outcome outcome) {
        ObjectNode node = Members.none();
        node.put("id", outcome.id().value());
        node.put("ending", outcome.ending().name());
        node.set("reason", outcome.reason().map(ValueCodec::write).orElse(null));
        node.put("time", outcome.time().toString());
        return node;
    }

    private static Outcome outcome(Members members) {
        return new Outcome(
                members.as("id", UpdateId::new),
                members.as("ending", Ending::valueOf),
                members.maybeObject("reason").map(ValueCodec::reason),
                members.as("time", Instant::parse));
    }
}
