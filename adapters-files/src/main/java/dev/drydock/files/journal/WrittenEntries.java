package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.domain.order.UpdateLedger.Entry;
import dev.drydock.files.document.CheckedDocument;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * The entries of the journal that was saved last, as they stand there. Most of a journal is entries that never change again: each
 * becomes JSON once. Not thread-safe.
 */
final class WrittenEntries implements Function<Entry, JsonNode> {
    private IdentityHashMap<Entry, JsonNode> former = new IdentityHashMap<>();
    private IdentityHashMap<Entry, JsonNode> present = new IdentityHashMap<>();

    /** Begins a journal: what it does not have is forgotten with it. */
    WrittenEntries anew() {
        former = present;
        present = new IdentityHashMap<>();
        return this;
    }

    @Override
    public JsonNode apply(Entry entry) {
        JsonNode json = Optional.ofNullable(former.get(entry)).orElseGet(() -> written(entry));
        present.put(entry, json);
        return json;
    }

    private JsonNode written(Entry entry) {
        return JsonNodeFactory.instance.rawValueNode(CheckedDocument.asWritten(LedgerCodec.write(entry)));
    }
}
