package dev.drydock.bench.measure;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Samples;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.mqtt.Caller;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The round trip of a direct method through Mosquitto, one call at a time.
 *
 * @param warmUps rounds that are not counted
 * @param calls in a round
 * @param acceptances orders in a round
 */
public record RoundTrip(int warmUps, int rounds, int calls, int acceptances) implements Benchmark {
    private static final double MOST_TIMES = 2;
    private static final double MOST_NANOS = 2e6;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    public static RoundTrip full() {
        return new RoundTrip(3, 7, 1500, 40);
    }

    @Override
    public String name() {
        return "round-trip";
    }

    @Override
    public String title() {
        return "round-trip: a direct method through Mosquitto, and the acceptance of an order";
    }

    @Override
    public Optional<String> missing() {
        return Installation.missing(Mosquitto.PROGRAM);
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        try (CalledDevice device = CalledDevice.start(rig)) {
            calls(device, report);
            new Acceptance(warmUps, rounds, acceptances).run(rig, device, report);
        }
    }

    private void calls(CalledDevice device, Report report) throws Exception {
        DeviceMethods service = device.methods();
        MethodCall known = new MethodCall.CancelFirmwareUpdate(new UpdateId("known"));
        Contest<List<Long>> contest = new Contest<>();
        List<List<Long>> unknownMethod = contest.enter(
                round -> bare(device.caller(), CalledDevice.METHODS + "nothing", CalledDevice.RESPONSES, "404"));
        List<List<Long>> knownCancel = contest.enter(round -> adapted(service, known));
        List<List<Long>> echoes =
                contest.enter(round -> bare(device.caller(), CalledDevice.ECHO, CalledDevice.ECHO_RESPONSES, ""));
        contest.run(warmUps, rounds);

        report.tail("Drydock's device, unknown method, bare caller", all(unknownMethod), Unit.MILLISECONDS);
        report.tail("Drydock's device and service, cancel of a known id", all(knownCancel), Unit.MILLISECONDS);
        report.tail("baseline: bare Paho echo, bare caller", all(echoes), Unit.MILLISECONDS);
        report.runs("p50 of a round, unknown method", medians(unknownMethod), Unit.MILLISECONDS, MOST_NANOS);
        report.ratio("p50, unknown method : baseline", medians(unknownMethod), medians(echoes), MOST_TIMES);
        report.ratio("p50, cancel by Drydock's service : baseline", medians(knownCancel), medians(echoes));
    }

    private List<Long> bare(Caller caller, String topic, String responseTopic, String status) throws Exception {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Caller.Answer answer = caller.call(topic, responseTopic, NOTHING);
            CalledDevice.expect(status, answer);
            took.add(answer.nanos());
        }
        return took;
    }

    private List<Long> adapted(DeviceMethods service, MethodCall call) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            long before = System.nanoTime();
            CallOutcome outcome = service.call(new DeviceId(CalledDevice.ID), call, PATIENCE)
                    .toCompletableFuture()
                    .join();
            took.add(System.nanoTime() - before);
            if (!(outcome instanceof CallOutcome.Answered answered
                    && answered.answer().isTaken())) {
                throw new IllegalStateException("expected the device to take " + call + ", found " + outcome);
            }
        }
        return took;
    }

    static List<Double> medians(List<List<Long>> rounds) {
        return rounds.stream().map(round -> Samples.of(round).median()).toList();
    }

    static List<Long> all(List<List<Long>> rounds) {
        return rounds.stream().flatMap(List::stream).toList();
    }
}
