package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.document.MalformedDocument;
import dev.drydock.files.document.Members;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form of an update state in the journal: an object whose member {@code kind} names the state. */
final class StateCodec {
    private static final String KIND = "kind";
    private static final List<Form<?>> FORMS =
            Stream.concat(AtRestForms.ALL.stream(), UnderwayForms.ALL.stream()).toList();

    private StateCodec() {}

    /** The form of one kind of state. */
    record Form<S extends UpdateState>(
            String kind, Class<S> type, BiConsumer<S, ObjectNode> writer, Function<Members, S> reader) {
        private ObjectNode write(UpdateState state) {
            ObjectNode node = Members.none();
            node.put(KIND, kind);
            writer.accept(type.cast(state), node);
            return node;
        }
    }

    static ObjectNode write(UpdateState state) {
        return FORMS.stream()
                .filter(form -> form.type().isInstance(state))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the journal has no form for " + state.getClass()))
                .write(state);
    }

    static UpdateState read(Members members) {
        String kind = members.text(KIND);
        return FORMS.stream()
                .filter(form -> form.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new MalformedDocument("'kind' names no state of this program"))
                .reader()
                .apply(members);
    }
}
