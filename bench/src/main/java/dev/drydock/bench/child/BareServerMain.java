package dev.drydock.bench.child;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.bench.fleet.BareStatements;
import dev.drydock.bench.mqtt.BareClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * A rollout with nothing of a server but its messages and its rows: waves of calls, whose answers and reports are acknowledged once they
 * are committed. Each message on the topic {@code bare/go} names the end of each wave, and a version. Arguments: port, JDBC address,
 * devices.
 */
public final class BareServerMain {
    private static final Pattern TOPIC = Pattern.compile("drydock/device-(\\d+)/(reported|responses)(?:/bare)?");
    private static final int WINDOW = 1_000;
    private static final int MOST_TOGETHER = 500;
    private static final int MOST_CALLS = 200;
    private static final int ORDERED = 2;
    private static final int TAKEN = 4;
    private static final byte[] IMAGE = new byte[1024];

    private record Arrived(String topic, MqttMessage message) {}

    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final Set<Integer> completed = new HashSet<>();
    private final BareStatements statements;
    private final BareClient client;
    private String image = "";
    private String update = "";
    private byte[] order = {};
    private int answers;
    private long sequence = 1;

    private BareServerMain(int port, String url, int devices) throws MqttException, SQLException {
        this.statements = new BareStatements(url, devices);
        this.client = BareClient.connectKeeping(
                port, "bare", WINDOW, (self, topic, message) -> arrived.add(new Arrived(topic, message)));
    }

    public static void main(String[] args) throws Exception {
        BareServerMain server = new BareServerMain(Integer.parseInt(args[0]), args[1], Integer.parseInt(args[2]));
        server.image = serveImage();
        server.client.subscribe("drydock/+/reported");
        server.client.subscribe("drydock/+/responses/bare");
        server.client.subscribe("bare/go");
        System.out.println("ready");
        server.serve();
    }

    /** Serves the image; the address of it. */
    private static String serveImage() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer images = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        images.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, IMAGE.length);
            exchange.getResponseBody().write(IMAGE);
            exchange.close();
        });
        images.start();
        return "http://127.0.0.1:" + images.getAddress().getPort() + "/image";
    }

    private void serve() throws Exception {
        int runs = 0;
        while (true) {
            Arrived next = arrived.take();
            if (next.topic().equals("bare/go")) {
                client.acknowledge(next.message());
                String[] words = text(next.message()).split(" ");
                update = "bare" + ++runs;
                order = ("{\"fwPackageUri\":\"" + image + "\",\"fwVersion\":\"" + words[1] + "\",\"fwSize\":1024,"
                                + "\"fwPackageCheckValue\":\"sha256:" + "0".repeat(64) + "\",\"updateId\":\"" + update
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
                run(Arrays.stream(words[0].split(",")).map(Integer::valueOf).toList());
                System.out.println("done");
            } else {
                take(next);
            }
        }
    }

    private void run(List<Integer> ends) throws Exception {
        completed.clear();
        answers = 0;
        int given = 0;
        for (int end : ends) {
            while (completed.size() < end) {
                int room = Math.min(end - given, MOST_CALLS - (given - answers));
                if (room > 0) {
                    give(given, room);
                    given += room;
                }
                take(arrived.take());
            }
        }
    }

    private void give(int from, int number) throws Exception {
        List<Integer> some = new ArrayList<>();
        for (int device = from; device < from + number; device++) {
            some.add(device);
        }
        statements.move(some, ORDERED);
        for (int device : some) {
            MqttMessage call = new MqttMessage(order);
            MqttProperties properties = new MqttProperties();
            properties.setResponseTopic("drydock/device-" + device + "/responses/bare");
            properties.setCorrelationData(
                    ByteBuffer.allocate(2 * Long.BYTES).putLong(device).array());
            call.setProperties(properties);
            var unused = client.publish("drydock/device-" + device + "/methods/firmwareUpdate", call);
        }
    }

    /** Takes a message and all that have come besides, in one transaction each kind, and acknowledges them then. */
    private void take(Arrived first) throws Exception {
        List<Arrived> batch = new ArrayList<>(List.of(first));
        arrived.drainTo(batch, MOST_TOGETHER - 1);
        List<Integer> reports = new ArrayList<>();
        List<Integer> answered = new ArrayList<>();
        for (Arrived one : batch) {
            Matcher topic = TOPIC.matcher(one.topic());
            if (!topic.matches()) {
                throw new IllegalStateException(one.topic());
            }
            int device = Integer.parseInt(topic.group(1));
            if (topic.group(2).equals("responses")) {
                answered.add(device);
            } else {
                reports.add(device);
                String report = text(one.message());
                if (report.contains("\"update\":{\"id\":\"" + update + "\"")
                        && report.contains("\"state\":\"completed\",\"progress\"")) {
                    completed.add(device);
                }
            }
        }
        if (!reports.isEmpty()) {
            statements.take(reports, ++sequence);
        }
        if (!answered.isEmpty()) {
            statements.move(answered, TAKEN);
            answers += answered.size();
        }
        for (Arrived one : batch) {
            client.acknowledge(one.message());
        }
    }

    private static String text(MqttMessage message) {
        return new String(message.getPayload(), StandardCharsets.UTF_8);
    }
}
