package dev.drydock.protocol.result;

import dev.drydock.protocol.json.Json;

/** The addresses and credentials of a local hub, for programs. */
public final class HubDocument {
    private HubDocument() {}

    /**
     * Writes the document.
     *
     * @param caFile the certificate of the authority that signed the hub's, in PEM
     */
    public static String write(
            String hostName, int mqttPort, int restPort, String serviceConnectionString, String caFile) {
        return Json.write(Json.object()
                .put("hostName", hostName)
                .put("mqttPort", mqttPort)
                .put("restPort", restPort)
                .put("serviceConnectionString", serviceConnectionString)
                .put("caFile", caFile));
    }
}
