package dev.drydock.rest.door;

import dev.drydock.application.fleet.desk.Answer;
import dev.drydock.application.fleet.desk.Objection;
import dev.drydock.protocol.rest.ProblemDocument;
import dev.drydock.protocol.rollout.Words;
import io.netty.handler.codec.http.HttpResponseStatus;

/** A request that is not carried out. The message is for people. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Problem(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    public static Problem malformed(String detail) {
        return new Problem(400, "malformed", detail);
    }

    private static Problem of(Objection objection, String sentence) {
        int status = switch (objection) {
            case NO_SUCH_ROLLOUT, NO_SUCH_IMAGE, NO_SUCH_DEVICE, NO_SUCH_MANIFEST -> 404;
            case NAME_TAKEN, IMAGE_IN_USE, IMAGE_CHANGED, TOO_MANY_MANIFESTS, REFUSED -> 409;
            case MANIFEST_DISAGREES -> 422;
            case CHANGED_SINCE -> 412;
            case MALFORMED -> 400;
            case UNAVAILABLE -> 503;
        };
        return new Problem(status, Words.of(objection), sentence);
    }

    /** The result of an answer. */
    public static <T> T orResult(Answer<T> answer) {
        return answer.match(new Answer.Cases<T, T>() {
            @Override
            public T done(T result) {
                return result;
            }

            @Override
            public T objected(Objection objection, String sentence) {
                throw Problem.of(objection, sentence);
            }
        });
    }

    public int status() {
        return status;
    }

    public Reply reply() {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new Reply(
                status,
                "application/problem+json",
                ProblemDocument.write(status, title, code, String.valueOf(getMessage())));
    }
}
