package dev.drydock.http.download;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.ReasonCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;

/** The transfer of a body into the sink, within the limits of time and size and until it is stopped. */
final class BodyTransfer {
    private static final long PROGRESS_STEP = 64 * 1024;

    private final ImageSink sink;
    private final LongConsumer progress;
    private final Pace pace;
    private final StopSignal stop;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long length;
    private long told;

    /** Creates a transfer that continues at the length of the sink. */
    interface Maker {
        BodyTransfer to(ImageSink sink);
    }

    BodyTransfer(ImageSink sink, LongConsumer progress, Pace pace, StopSignal stop) {
        this.sink = sink;
        this.progress = progress;
        this.pace = pace;
        this.stop = stop;
        stop.onStop(stopped::countDown);
        this.length = sink.length();
        this.told = length;
    }

    /**
     * Writes until the body ends; returns the length of the sink.
     *
     * @param most the longest that the sink may become; a longer body is aborted and the sink emptied
     */
    long run(Answer answer, long most) throws FetchEnded {
        byte[] piece = new byte[pace.piece()];
        while (true) {
            // the end of the body costs no bandwidth
            pause(length < most ? pace.pause() : 0);
            int count = read(answer, piece);
            if (count < 0) {
                tell(length);
                return length;
            }
            write(ByteBuffer.wrap(piece, 0, count), most, answer.place());
        }
    }

    private int read(Answer answer, byte[] piece) throws FetchEnded {
        try {
            int count = answer.answered().body().read(piece, 0, piece.length);
            answer.waits().took(Math.max(0, count));
            if (stop.isStopped()) {
                throw FetchEnded.stopped();
            }
            return count;
        } catch (IOException e) {
            if (stop.isStopped()) {
                throw FetchEnded.stopped();
            }
            throw FetchEnded.within(e)
                    .orElseGet(() -> FetchEnded.because(
                            ReasonCode.CONNECTION_BROKEN,
                            answer.place() + ": the connection broke after " + length + " bytes: "
                                    + FetchEnded.said(e)));
        }
    }

    private void pause(long nanos) throws FetchEnded {
        if (nanos <= 0) {
            return;
        }
        try {
            if (pace.pause(nanos, stopped)) {
                throw FetchEnded.stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchEnded.stopped();
        }
    }

    private void write(ByteBuffer buffer, long most, String place) throws FetchEnded {
        if (buffer.remaining() > most - length) {
            sink.restart(Optional.empty());
            throw FetchEnded.because(
                    ReasonCode.SIZE_MISMATCH,
                    "expected " + most + " bytes of " + place + " at most, found more; they were dropped");
        }
        length += buffer.remaining();
        sink.write(buffer);
        if (length - told >= PROGRESS_STEP) {
            tell(length);
        }
    }

    private void tell(long bytes) {
        if (bytes != told) {
            told = bytes;
            progress.accept(bytes);
        }
    }
}
