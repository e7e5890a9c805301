package dev.drydock.hub.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Rows to query, written with single quotes. */
final class Rows {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Rows() {}

    static ObjectNode row(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The twin of Microsoft's documentation, with a little of everything in its tags. */
    static ObjectNode twin() {
        return row("""
                {'deviceId': 'myDeviceId', 'etag': 'AAAAAAAAAAc=', 'status': 'enabled', 'connectionState': 'Disconnected',
                 'lastActivityTime': '2026-11-20T10:00:00Z', 'cloudToDeviceMessageCount': 0, 'version': 2,
                 'tags': {'location': {'region': 'US', 'plant': 'Redmond43'}, 'floor': 3, 'height': 2.5, 'minus': -7,
                          'spare': true, 'sold': false, 'owner': null, 'rooms': ['hall', {'name': 'attic'}],
                          'group': 'a', 'my.part': 'dotted', 'a b': 'spaced', 'quote': "it's", 'umlaut': 'ä'},
                 'properties': {
                   'desired': {'telemetryConfig': {'sendFrequencyInSecs': 300}, 'limit': 5, '$version': 4},
                   'reported': {'connectivity': {'type': 'cellular'}, 'limit': 5.0, '$version': 7,
                                'telemetryConfig': {'sendFrequencyInSecs': 300, 'status': 'Success'}}}}
                """);
    }

    /** A device with an update of its firmware in this state. */
    static ObjectNode updating(String deviceId, String status, int percent) {
        return row("{'deviceId':'%s','tags':{'wave':'first'},'properties':{'desired':{},'reported':{'firmware':"
                        .formatted(deviceId)
                + "{'fwUpdateStatus':'%s','percent':%d}}}}".formatted(status, percent));
    }

    /** A job's result on a device. */
    static ObjectNode job(String deviceId, String jobId, String status, String created) {
        return row(("{'deviceId':'%s','jobId':'%s','jobType':'scheduleUpdateTwin','status':'%s',"
                        + "'createdDateTimeUtc':'%s','outcome':{'deviceMethodResponse':null}}")
                .formatted(deviceId, jobId, status, created));
    }
}
