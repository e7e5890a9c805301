package dev.drydock.rest.door;

import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.access.KeptAnswers.Kept;
import dev.drydock.application.fleet.run.KeepHouse;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers a request that comes again under its key as it did before, for a day. */
public final class OnceOnly {
    private static final int LONGEST_KEY = 200;
    private static final int LINES = 64;

    private final KeptAnswers answers;
    private final Supplier<Instant> clock;
    /** Requests of one key wait for each other. */
    private final Object[] lines = new Object[LINES];

    public OnceOnly(KeptAnswers answers, Supplier<Instant> clock) {
        this.answers = answers;
        this.clock = clock;
        for (int line = 0; line < LINES; line++) {
            lines[line] = new Object();
        }
    }

    public Reply answer(String address, Call call, Supplier<Reply> action) {
        Optional<String> key = call.idempotencyKey();
        if (key.isEmpty()) {
            return action.get();
        }
        if (!key.get().matches("[!-~]{1," + LONGEST_KEY + "}")) {
            throw Problem.malformed("Idempotency-Key: expected 1 to " + LONGEST_KEY + " printable characters");
        }
        synchronized (lines[Math.floorMod(key.get().hashCode(), LINES)]) {
            return answerOnce(key.get(), address, call, action);
        }
    }

    private Reply answerOnce(String key, String address, Call call, Supplier<Reply> action) {
        Instant now = clock.get();
        forget(now.minus(KeptAnswers.KEPT));
        Digest request = Digest.of(Sha256.of(address + " " + Digest.of(Sha256.of(call.body()))));
        Optional<Kept> before = answers.find(call.person(), key);
        if (before.isPresent()) {
            if (!before.get().request().equals(request)) {
                throw new Problem(
                        422, "key-reused", "the Idempotency-Key was used for another request; draw a new one");
            }
            return new Reply(
                    before.get().status(), "application/json", before.get().body());
        }
        Reply reply = action.get();
        answers.keep(call.person(), key, new Kept(request, reply.status(), reply.body()), now);
        return reply;
    }

    /** Slice by slice, so that no transaction is long. */
    private void forget(Instant before) {
        int removed;
        do {
            removed = answers.removeBefore(before, KeepHouse.SLICE);
        } while (removed == KeepHouse.SLICE);
    }
}
