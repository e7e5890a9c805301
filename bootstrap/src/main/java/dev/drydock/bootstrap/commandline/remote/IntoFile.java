package dev.drydock.bootstrap.commandline.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer on its way into a file, which is on the disk when it has come. A disk that fails is told from a server that does. */
final class IntoFile implements BodySubscriber<byte[]> {
    private final Path file;
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable FileChannel channel;

    /** The file cannot be written. */
    static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1L;

        NotWritten(Path file, IOException why) {
            super(file + " cannot be written (" + why.getMessage() + "); make room, or name another file", why);
        }
    }

    IntoFile(Path file) {
        this.file = file;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            started.request(Long.MAX_VALUE);
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        if (channel == null || result.isDone()) {
            return;
        }
        try {
            for (ByteBuffer part : bytes) {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException why) {
        if (subscription != null) {
            subscription.cancel();
        }
        result.completeExceptionally(new NotWritten(file, why));
        close();
    }

    @Override
    public void onError(Throwable failure) {
        close();
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try (FileChannel written = channel) {
            if (written != null) {
                written.force(true);
            }
            result.complete(new byte[0]);
        } catch (IOException e) {
            result.completeExceptionally(new NotWritten(file, e));
        }
    }

    private void close() {
        try (FileChannel abandoned = channel) {
            channel = null;
        } catch (IOException e) {
            System.getLogger(IntoFile.class.getName()).log(System.Logger.Level.DEBUG, "A file did not close", e);
        }
    }
}
