package dev.drydock.http.download;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The way of a body's bytes into the sink, with an eye on pace, size and stop. */
final class BodyTransfer {
    private static final long PROGRESS_STEP = 64 * 1024;

    private final ImageSink sink;
    private final LongConsumer progress;
    private final Pace pace;
    private final StopSignal stop;
    private long length;
    private long told;

    /** How a transfer is made once it is known from which length on the sink is filled. */
    interface Maker {
        BodyTransfer to(ImageSink sink);
    }

    BodyTransfer(ImageSink sink, LongConsumer progress, Pace pace, StopSignal stop) {
        this.sink = sink;
        this.progress = progress;
        this.pace = pace;
        this.stop = stop;
        this.length = sink.length();
        this.told = length;
    }

    /**
     * Writes until the body ends; returns how many bytes the sink then has.
     *
     * @param place by which messages name where the bytes come from
     * @param most bytes that the sink may have in the end; a body that goes on is cut, and what came of it is dropped
     */
    long run(BodyFlow body, long most, String place) throws FetchEnded {
        while (true) {
            // when nothing but the end is to come, there is no need to wait for it
            BodyFlow.Piece piece = next(body, length < most ? pace.pause() : 0);
            if (piece instanceof BodyFlow.Piece.Bytes bytes) {
                for (ByteBuffer buffer : bytes.buffers()) {
                    write(buffer, most, place);
                }
            } else if (piece instanceof BodyFlow.Piece.Failed failed) {
                throw FetchEnded.because(
                        ReasonCode.CONNECTION_BROKEN,
                        place + ": the connection broke after " + length + " bytes: "
                                + ImageRequest.said(failed.cause()));
            } else if (piece instanceof BodyFlow.Piece.End) {
                tell(length);
                return length;
            }
        }
    }

    private BodyFlow.@Nullable Piece next(BodyFlow body, long pause) throws FetchEnded {
        try {
            if (pause > 0) {
                body.pause(pause);
            }
            long before = System.nanoTime();
            BodyFlow.Piece piece = body.next(pace.patience());
            if (stop.isStopped() || piece instanceof BodyFlow.Piece.Closed) {
                throw FetchEnded.stopped();
            }
            Optional<Reason> given = pace.waited(System.nanoTime() - before, bytesIn(piece));
            if (given.isPresent()) {
                throw FetchEnded.because(given.get());
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchEnded.stopped();
        }
    }

    private static long bytesIn(BodyFlow.@Nullable Piece piece) {
        long bytes = 0;
        if (piece instanceof BodyFlow.Piece.Bytes some) {
            for (ByteBuffer buffer : some.buffers()) {
                bytes += buffer.remaining();
            }
        }
        return bytes;
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
