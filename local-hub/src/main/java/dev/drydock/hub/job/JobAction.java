package dev.drydock.hub.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.TwinPatch;
import dev.drydock.hub.method.MethodRequest;
import dev.drydock.hub.refusal.Refused;
import java.util.List;
import java.util.function.Consumer;

/** The action of a job on each of its devices. */
public sealed interface JobAction {
    /** The words for all actions there are. */
    List<String> TYPES = List.of(CallMethod.TYPE, UpdateTwin.TYPE);

    /** Hands the action to the consumer of its kind. */
    void match(Consumer<CallMethod> onCall, Consumer<UpdateTwin> onUpdate);

    /** The word for it. */
    String type();

    /** The member that holds it in a request, and in each answer. */
    String member();

    /** The document of the service that asked for it. */
    ObjectNode sent();

    /** Calls a direct method. */
    record CallMethod(MethodRequest request, ObjectNode sent) implements JobAction {
        static final String TYPE = "scheduleDeviceMethod";
        static final String MEMBER = "cloudToDeviceMethod";

        @Override
        public void match(Consumer<CallMethod> onCall, Consumer<UpdateTwin> onUpdate) {
            onCall.accept(this);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String member() {
            return MEMBER;
        }
    }

    /** Changes tags and desired properties. */
    record UpdateTwin(TwinPatch patch, ObjectNode sent) implements JobAction {
        static final String TYPE = "scheduleUpdateTwin";
        static final String MEMBER = "updateTwin";

        @Override
        public void match(Consumer<CallMethod> onCall, Consumer<UpdateTwin> onUpdate) {
            onUpdate.accept(this);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String member() {
            return MEMBER;
        }
    }

    /**
     * Reads the document of a service.
     *
     * @throws Refused if it is malformed
     */
    static JobAction read(JsonNode job) {
        String type = job.path("type").asText("");
        if (type.equals(CallMethod.TYPE)) {
            ObjectNode sent = object(job, CallMethod.MEMBER);
            return new CallMethod(MethodRequest.read(sent), sent);
        }
        if (type.equals(UpdateTwin.TYPE)) {
            ObjectNode sent = object(job, UpdateTwin.MEMBER);
            return new UpdateTwin(TwinPatch.read(sent), sent);
        }
        throw Refused.malformed("The type of a job is one of " + TYPES + ".");
    }

    private static ObjectNode object(JsonNode job, String name) {
        if (job.get(name) instanceof ObjectNode object) {
            return object;
        }
        throw Refused.malformed("A job of this type has a JSON object " + name + ".");
    }
}
