package dev.drydock.protocol.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Growth;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * The limits and the times of a rollout: {@code {"inFlight":100,"perMinute":60,"growth":"2"}} and
 * {@code {"start":"2027-03-01T01:00:00Z","windows":["02:00-05:00"],"zone":"Europe/Oslo","deadline":"P9D"}}.
 */
final class ScheduleForm {
    private ScheduleForm() {}

    static ObjectNode write(Flow flow) {
        ObjectNode node = Json.object();
        flow.inFlight().ifPresent(number -> node.put("inFlight", number));
        flow.perMinute().ifPresent(number -> node.put("perMinute", number));
        return node.put("growth", flow.growth().toString());
    }

    static ObjectNode write(Schedule schedule) {
        ObjectNode node = Json.object();
        schedule.start().ifPresent(start -> node.put("start", start.toString()));
        ArrayNode windows = node.putArray("windows");
        schedule.windows().windows().forEach(window -> windows.add(window.toString()));
        node.put("zone", schedule.zone().getId());
        schedule.deadline().ifPresent(deadline -> node.put("deadline", deadline.toString()));
        return node;
    }

    static Flow flow(Members flow) throws MalformedDocument {
        return new Flow(
                Needed.small(flow, "inFlight"),
                Needed.small(flow, "perMinute"),
                Needed.of(flow.text("growth", Growth::parse), "growth"));
    }

    static Schedule schedule(Members schedule) throws MalformedDocument {
        return new Schedule(
                schedule.time("start"),
                new InstallWindows(schedule.texts("windows", InstallWindow::parse)),
                Needed.of(schedule.text("zone", ScheduleForm::zone), "zone"),
                schedule.text("deadline", Needed::parse));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no zone '" + id + "'", e);
        }
    }
}
