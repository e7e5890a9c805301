package dev.drydock.http.download;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.EntityTag;
import dev.drydock.http.address.Place;
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
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A request for an image, followed through redirects until a server answers with something else. */
final class ImageRequest {
    /** A look-up cannot be interrupted: one that takes too long is left behind, on a thread that nobody else needs. */
    private static final Executor LOOKUPS = lookup -> {
        Thread thread = new Thread(lookup, "image-host-lookup");
        thread.setDaemon(true);
        thread.start();
    };

    private final HttpClient client;
    private final RedirectRule rule;
    private final int ahead;
    private final Pace pace;
    private final StopSignal stop;

    /** @param ahead how many pieces of a body are asked for before one is taken */
    ImageRequest(HttpClient client, RedirectRule rule, int ahead, Pace pace, StopSignal stop) {
        this.client = client;
        this.rule = rule;
        this.ahead = ahead;
        this.pace = pace;
        this.stop = stop;
    }

    /**
     * Asks for the image, from an offset on if its entity tag is still the one given (RFC 9110, 13.1.5), else for all of it. The
     * body of the answer is to be closed.
     */
    Answer send(URI uri, long offset, @Nullable EntityTag tag) throws FetchEnded {
        rule.admit(uri);
        URI next = uri;
        for (int hops = 0; hops <= RedirectRule.MOST; hops++) {
            Answer answer = ask(next, request(next, offset, tag));
            if (!RedirectRule.isRedirect(answer.status())) {
                return answer;
            }
            answer.body().close();
            next = follow(next, answer);
        }
        throw FetchEnded.because(
                ReasonCode.REDIRECT_REFUSED,
                Place.of(uri) + " redirects more than " + RedirectRule.MOST + " times, last to " + Place.of(next));
    }

    private URI follow(URI from, Answer answer) throws FetchEnded {
        URI to = rule.next(from, answer.headers().allValues("Location"));
        CompletableFuture<Boolean> inwards = CompletableFuture.supplyAsync(() -> rule.leadsInwards(from, to), LOOKUPS);
        Runnable abandon = () -> inwards.cancel(false);
        stop.onStop(abandon);
        if (await(to, inwards, abandon)) {
            throw RedirectRule.inwards(from, to);
        }
        return to;
    }

    private static HttpRequest request(URI uri, long offset, @Nullable EntityTag tag) throws FetchEnded {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "identity");
            if (tag != null) {
                request.header("Range", "bytes=" + offset + "-").header("If-Range", tag.text());
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw FetchEnded.because(ReasonCode.BAD_URI, Place.of(uri) + " cannot be asked for");
        }
    }

    /** The answer as soon as its head has come: the client's own future may see the body fail first and lose the head. */
    private Answer ask(URI uri, HttpRequest request) throws FetchEnded {
        CompletableFuture<Answer> head = new CompletableFuture<>();
        BodyFlow body = new BodyFlow(ahead);
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

    private <T> T await(URI uri, CompletableFuture<T> wanted, Runnable abandon) throws FetchEnded {
        try {
            return wanted.get(pace.patienceForHead(), TimeUnit.NANOSECONDS);
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
