package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.mqtt.Caller;
import dev.drydock.bench.rig.Rig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The time in which a device accepts an order, which is durable before the answer, beside one durable replacement of a file.
 *
 * @param orders in a round
 */
record Acceptance(int warmUps, int rounds, int orders) {
    /** The size of a journal, about. */
    private static final int BYTES = 4096;

    void run(Rig rig, CalledDevice device, Report report) throws Exception {
        Path folder = Files.createDirectories(rig.fresh("replaced"));
        Contest<List<Long>> contest = new Contest<>();
        List<List<Long>> accepted = contest.enter(round -> accept(device.caller()));
        List<List<Long>> replaced = contest.enter(round -> replace(folder));
        contest.run(warmUps, rounds);

        report.tail("firmwareUpdate, accepted and durable", RoundTrip.all(accepted), Unit.MILLISECONDS);
        report.tail(
                "baseline: a file written, forced, renamed, folder forced", RoundTrip.all(replaced), Unit.MILLISECONDS);
        report.ratio("p50, acceptance : baseline", RoundTrip.medians(accepted), RoundTrip.medians(replaced));
    }

    private List<Long> accept(Caller caller) throws Exception {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String id = UUID.randomUUID().toString();
            Caller.Answer answer =
                    call(caller, "firmwareUpdate", "{\"fwPackageUri\":\"test.com\",\"updateId\":\"" + id + "\"}");
            took.add(answer.nanos());
            call(caller, "cancelFirmwareUpdate", "{\"updateId\":\"" + id + "\"}");
        }
        return took;
    }

    private static Caller.Answer call(Caller caller, String method, String payload) throws Exception {
        Caller.Answer answer = caller.call(
                CalledDevice.METHODS + method, CalledDevice.RESPONSES, payload.getBytes(StandardCharsets.UTF_8));
        CalledDevice.expect("200", answer);
        return answer;
    }

    private List<Long> replace(Path folder) throws IOException {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            long before = System.nanoTime();
            Path unfinished = folder.resolve("unfinished");
            try (FileChannel file = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                file.write(ByteBuffer.allocate(BYTES));
                file.force(true);
            }
            Files.move(unfinished, folder.resolve("finished"), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel all = FileChannel.open(folder, StandardOpenOption.READ)) {
                all.force(true);
            }
            took.add(System.nanoTime() - before);
        }
        return took;
    }
}
