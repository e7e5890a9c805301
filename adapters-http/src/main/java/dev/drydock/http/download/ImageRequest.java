package dev.drydock.http.download;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.EntityTag;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A request for an image, followed through redirects until a server answers with something else. */
final class ImageRequest {
    private final HttpClient client;
    private final Pace pace;
    private final StopSignal stop;

    ImageRequest(HttpClient client, Pace pace, StopSignal stop) {
        this.client = client;
        this.pace = pace;
        this.stop = stop;
    }

    /**
     * Asks for the image, from an offset on if its entity tag is still the one given (RFC 9110, 13.1.5), else for all of it. The
     * body of the answer is to be closed.
     */
    Answer send(URI uri, long offset, @Nullable EntityTag tag) throws FetchEnded {
        URI next = uri;
        for (int hops = 0; hops <= RedirectRule.MOST; hops++) {
            Answer answer = ask(next, request(next, offset, tag));
            if (!RedirectRule.isRedirect(answer.status())) {
                return answer;
            }
            answer.body().close();
            next = RedirectRule.follow(next, answer.headers().firstValue("Location"));
        }
        throw FetchEnded.because(
                ReasonCode.REDIRECT_REFUSED,
                Place.of(uri) + " redirects more than " + RedirectRule.MOST + " times, last to " + Place.of(next));
    }

    private static HttpRequest request(URI uri, long offset, @Nullable EntityTag tag) throws FetchEnded {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "identity");
            if (tag != null) {
                request.header("Range", "bytes=" + offset + "-").header("If-Range", tag.text());
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw FetchEnded.because(ReasonCode.BAD_URI, Place.of(uri) + " cannot be asked for: " + e.getMessage());
        }
    }

    /** The answer as soon as its head has come: the client's own future may see the body fail first and lose the head. */
    private Answer ask(URI uri, HttpRequest request) throws FetchEnded {
        CompletableFuture<Answer> head = new CompletableFuture<>();
        BodyFlow body = new BodyFlow();
        CompletableFuture<HttpResponse<BodyFlow>> whole = client.sendAsync(request, given -> {
            head.complete(new Answer(uri, given.statusCode(), given.headers(), body));
            return body;
        });
        CompletableFuture<?> unused = whole.whenComplete((response, failure) -> {
            if (failure != null && !head.completeExceptionally(failure)) {
                body.onError(failure);
            }
        });
        Runnable abandon = () -> {
            head.cancel(false);
            whole.cancel(true);
            body.close();
        };
        stop.onStop(abandon);
        return await(uri, head, abandon);
    }

    private Answer await(URI uri, CompletableFuture<Answer> head, Runnable abandon) throws FetchEnded {
        try {
            return head.get(pace.patienceForHead(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon.run();
            throw FetchEnded.because(pace.headMissing());
        } catch (InterruptedException e) {
            abandon.run();
            Thread.currentThread().interrupt();
            throw FetchEnded.stopped();
        } catch (CancellationException e) {
            throw FetchEnded.stopped();
        } catch (ExecutionException e) {
            throw stop.isStopped() ? FetchEnded.stopped() : failure(uri, innermost(e));
        }
    }

    private static Throwable innermost(Throwable wrapped) {
        boolean wraps = wrapped instanceof ExecutionException || wrapped instanceof CompletionException;
        Throwable cause = wrapped.getCause();
        return wraps && cause != null ? innermost(cause) : wrapped;
    }

    private static FetchEnded failure(URI uri, Throwable cause) {
        String place = Place.of(uri);
        if (cause instanceof HttpConnectTimeoutException) {
            return FetchEnded.because(ReasonCode.SERVER_UNREACHABLE, place + " did not take a connection in time");
        }
        if (cause instanceof ConnectException && cause.getCause() instanceof UnresolvedAddressException) {
            return FetchEnded.because(
                    ReasonCode.SERVER_UNREACHABLE, place + ": the name of the host is not known (DNS)");
        }
        if (cause instanceof ConnectException) {
            return FetchEnded.because(ReasonCode.SERVER_UNREACHABLE, place + " refused the connection: " + said(cause));
        }
        if (cause instanceof SSLException) {
            return FetchEnded.because(ReasonCode.SERVER_UNREACHABLE, place + ": TLS failed: " + said(cause));
        }
        return FetchEnded.because(
                ReasonCode.CONNECTION_BROKEN,
                place + ": expected an answer, found a broken connection: " + said(cause));
    }

    static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
