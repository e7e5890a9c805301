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
 * The time in which a device accepts an order, which is durable before the answer, beside one durable replacement of a file. A
 * replacement follows each order, as a row of nothing else finds the disk and the processors awake, and takes half as long.
 *
 * @param orders in a round
 */
record Acceptance(int warmUps, int rounds, int orders) {
    private static final double MOST_TIMES = 2.5;
    /** The size of a journal, about. */
    private static final int BYTES = 4096;

    void run(Rig rig, CalledDevice device, Report report) throws Exception {
        Path folder = Files.createDirectories(rig.fresh("replaced"));
        Contest<Turns> contest = new Contest<>();
        List<Turns> turns = contest.enter(round -> turns(device.caller(), folder));
        contest.run(warmUps, rounds);
        List<List<Long>> accepted = turns.stream().map(Turns::accepted).toList();
        List<List<Long>> replaced = turns.stream().map(Turns::replaced).toList();

        report.tail("firmwareUpdate, accepted and durable", RoundTrip.all(accepted), Unit.MILLISECONDS);
        report.tail(
                "baseline: a file written, forced, renamed, folder forced", RoundTrip.all(replaced), Unit.MILLISECONDS);
        report.ratio(
                "p50, acceptance : baseline", RoundTrip.medians(accepted), RoundTrip.medians(replaced), MOST_TIMES);
    }

    /** Orders and replacements of a round, in turn. */
    private record Turns(List<Long> accepted, List<Long> replaced) {}

    private Turns turns(Caller caller, Path folder) throws Exception {
        Turns took = new Turns(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < orders; i++) {
            took.accepted().add(accept(caller));
            took.replaced().add(replace(folder));
        }
        return took;
    }

    private static long accept(Caller caller) throws Exception {
        String id = UUID.randomUUID().toString();
        Caller.Answer answer =
                call(caller, "firmwareUpdate", "{\"fwPackageUri\":\"test.com\",\"updateId\":\"" + id + "\"}");
        call(caller, "cancelFirmwareUpdate", "{\"updateId\":\"" + id + "\"}");
        return answer.nanos();
    }

    private static Caller.Answer call(Caller caller, String method, String payload) throws Exception {
        Caller.Answer answer = caller.call(
                CalledDevice.METHODS + method, CalledDevice.RESPONSES, payload.getBytes(StandardCharsets.UTF_8));
        CalledDevice.expect("200", answer);
        return answer;
    }

    private static long replace(Path folder) throws IOException {
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
        return System.nanoTime() - before;
    }
}
