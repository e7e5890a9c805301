package dev.drydock.rest.route;

import dev.drydock.application.fleet.explain.Part;
import dev.drydock.application.fleet.explain.RecallUpdates;
import dev.drydock.application.fleet.explain.RecallUpdates.Recalled;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.rest.DeviceDocument;
import dev.drydock.protocol.rest.TaggingDocument;
import dev.drydock.protocol.rest.history.PastUpdateDocument;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.door.Call;
import dev.drydock.rest.door.Front;
import dev.drydock.rest.door.Problem;
import dev.drydock.rest.door.Reply;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The devices of the inventory. */
public final class FleetRoutes {
    private static final String DEVICES = "/api/v1/fleet/devices";
    private static final String DEVICE = DEVICES + "/:id";
    private static final List<Field.Fixed> COUNTED = List.of(
            Field.Fixed.MODEL, Field.Fixed.VERSION, Field.Fixed.STATE, Field.Fixed.REASON, Field.Fixed.CONNECTED);

    private final Desk desk;
    private final RecallUpdates recall;

    public FleetRoutes(Desk desk) {
        this.desk = desk;
        this.recall = new RecallUpdates(desk.ledger());
    }

    public void addTo(Front front) {
        front.on(HttpMethod.GET, DEVICES, this::list);
        front.on(
                HttpMethod.GET,
                DEVICE,
                call -> Reply.ok(
                        DeviceDocument.write(Problem.orResult(desk.fleet().device(id(call))))));
        front.on(HttpMethod.DELETE, DEVICE, this::forget);
        front.on(HttpMethod.GET, DEVICE + "/why", this::why);
        front.on(HttpMethod.GET, DEVICE + "/history", this::history);
        front.on(HttpMethod.PATCH, DEVICE + "/tags", this::tag);
        front.on(HttpMethod.POST, "/api/v1/fleet/tags", this::tagMany);
        front.on(HttpMethod.GET, "/api/v1/fleet/counts", this::counts);
    }

    private static DeviceId id(Call call) {
        return Call.formed("the id of the device", call.part("id"), DeviceId::new);
    }

    private static Query query(Call call) {
        return call.parameter("query")
                .map(text -> Call.formed("parameter 'query'", text, QueryText::read))
                .orElseGet(Query.All::new);
    }

    private Reply list(Call call) {
        int limit = call.limit();
        Optional<DeviceId> after = call.cursor().map(text -> Call.formed("parameter 'cursor'", text, DeviceId::new));
        Page<KnownDevice> page = Page.of(
                desk.fleet().find(query(call), after, limit + 1),
                limit,
                device -> device.id().value());
        return Reply.ok(DeviceDocument.page(page.items(), page.next()));
    }

    private Reply forget(Call call) {
        Problem.orResult(desk.fleet().forget(id(call)));
        return Reply.NOTHING;
    }

    /** A device that is no longer in the inventory may still be a member. */
    private Reply why(Call call) {
        DeviceId id = id(call);
        List<Part> parts = desk.explain().explain(id);
        if (parts.isEmpty()) {
            Problem.orResult(desk.fleet().device(id));
        }
        return Reply.ok(DeviceDocument.parts(id, parts, desk.clock().get()));
    }

    /** The history of a device outlives its place in the inventory. */
    private Reply history(Call call) {
        DeviceId id = id(call);
        int limit = call.limit();
        OptionalLong before =
                call.cursor().map(FleetRoutes::number).map(OptionalLong::of).orElse(OptionalLong.empty());
        List<Recalled> found = recall.of(id, before, limit + 1);
        if (found.isEmpty()) {
            Problem.orResult(desk.fleet().device(id));
        }
        Page<Recalled> page = Page.of(found, limit, outcome -> String.valueOf(outcome.number()));
        return Reply.ok(PastUpdateDocument.page(page.items(), page.next()));
    }

    private static long number(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw Problem.malformed("parameter 'cursor': expected 'next' of the page before, found '" + cursor + "'");
        }
        return Long.parseLong(cursor);
    }

    private Reply tag(Call call) throws MalformedDocument {
        return Reply.ok(
                DeviceDocument.write(Problem.orResult(desk.fleet().tag(id(call), TaggingDocument.read(call.body())))));
    }

    private Reply tagMany(Call call) throws MalformedDocument {
        TaggingDocument tagging = TaggingDocument.readOfMany(call.body());
        return Reply.ok(DeviceDocument.tagged(Problem.orResult(desk.fleet().tag(tagging.query(), tagging.tagging()))));
    }

    private Reply counts(Call call) {
        Query query = query(call);
        return Reply.ok(
                DeviceDocument.counts(desk.fleet().count(query), desk.fleet().counts(query, COUNTED)));
    }
}
