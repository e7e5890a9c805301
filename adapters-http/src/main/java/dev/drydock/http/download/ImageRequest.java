package dev.drydock.http.download;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.Place;
import java.net.URI;
import java.util.Map;

/** A request for an image that follows redirects. */
record ImageRequest(Dialer dialer, RedirectRule rule) {
    /**
     * Requests the image; the caller closes the answer.
     *
     * @param fields of the request beside those of the connection; every redirect gets them too
     */
    Answer send(URI uri, Map<String, String> fields) throws FetchEnded {
        rule.admit(uri);
        Dialer.Route next = dialer.route(uri);
        for (int hops = 0; hops <= RedirectRule.MOST; hops++) {
            Answer answer = dialer.ask(next, fields);
            if (!RedirectRule.isRedirect(answer.status())) {
                return answer;
            }
            answer.close();
            next = follow(next, answer);
        }
        throw FetchEnded.because(
                ReasonCode.REDIRECT_REFUSED,
                Place.of(uri) + " redirects more than " + RedirectRule.MOST + " times, last to "
                        + Place.of(next.uri()));
    }

    private Dialer.Route follow(Dialer.Route from, Answer answer) throws FetchEnded {
        URI uri = rule.next(from.uri(), answer.headers().allValues("Location"));
        rule.admit(from, Dialer.Route.asWritten(uri));
        Dialer.Route to = dialer.route(uri);
        rule.admit(from, to);
        return to;
    }
}
