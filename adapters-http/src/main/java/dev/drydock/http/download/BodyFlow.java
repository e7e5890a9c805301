package dev.drydock.http.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer on its way from the client's threads to the one that writes: so many pieces, of 16 to 64 KiB each as
 * the JDK cuts them, wait in between at most. It is there as soon as the head is; closing it closes the connection.
 */
final class BodyFlow implements BodySubscriber<BodyFlow>, AutoCloseable {
    private final int ahead;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;
    /** Pieces taken and not asked for again; only the reading thread touches it. */
    private int taken;

    /** @param ahead how many pieces are asked for before one is taken, at least 1 */
    BodyFlow(int ahead) {
        this.ahead = ahead;
    }

    /** What comes next of a body. */
    sealed interface Piece {
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        /** The body is complete, as far as its framing tells. */
        record End() implements Piece {}

        record Failed(Throwable cause) implements Piece {}

        /** It was closed from here. */
        record Closed() implements Piece {}
    }

    /** Waits for what comes next; null when nothing came in time. */
    @Nullable
    Piece next(long nanos) throws InterruptedException {
        if (taken >= Math.max(1, ahead / 2)) {
            request(taken);
            taken = 0;
        }
        Piece piece = pieces.poll(nanos, TimeUnit.NANOSECONDS);
        if (piece instanceof Piece.Bytes) {
            taken++;
        }
        return piece;
    }

    /** Asks for nothing for so long, or until it is closed. */
    void pause(long nanos) throws InterruptedException {
        boolean unused = closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public CompletionStage<BodyFlow> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        synchronized (this) {
            subscription = given;
            if (closed.getCount() > 0) {
                given.request(ahead);
                return;
            }
        }
        given.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        pieces.add(new Piece.Failed(cause));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    /** Closes the connection unless the body has come to its end, and wakes who waits. Safe to call again, from any thread. */
    @Override
    public void close() {
        Subscription toCancel;
        synchronized (this) {
            closed.countDown();
            toCancel = subscription;
        }
        if (toCancel != null) {
            toCancel.cancel();
        }
        pieces.clear();
        pieces.add(new Piece.Closed());
    }

    private synchronized void request(int more) {
        if (subscription != null) {
            subscription.request(more);
        }
    }
}
