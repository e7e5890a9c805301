package dev.drydock.application.device.keyset;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Key sets from where images come from, under the same limits. */
public final class FetchedKeySets implements KeySetSource {
    /** Most bytes of a document. */
    public static final int LONGEST = 64 * 1024;

    private final ImageSource source;
    private final Function<byte[], KeySetOffer> form;
    private final Executor worker;

    /** @param form reads the document */
    public FetchedKeySets(ImageSource source, Function<byte[], KeySetOffer> form, Executor worker) {
        this.source = source;
        this.form = form;
        this.worker = worker;
    }

    @Override
    public CompletionStage<KeySetOffer> fetch(ImageUri place) {
        return CompletableFuture.supplyAsync(() -> read(place), worker);
    }

    private KeySetOffer read(ImageUri place) {
        try (DocumentSink sink = new DocumentSink(LONGEST)) {
            FetchResult result = source.fetch(place, Optional.empty(), sink, bytes -> {}, new StopSignal());
            return result.isFetched()
                    ? form.apply(sink.bytes())
                    : unreachable(
                            place,
                            result.failure()
                                    .map(broken -> broken.reason().message())
                                    .orElse("stopped"));
        } catch (StorageFailure e) {
            return unreachable(place, e.reason().message());
        }
    }

    private static KeySetOffer unreachable(ImageUri place, String why) {
        return KeySetOffer.unreadable(new Reason(ReasonCode.KEY_SET_UNREACHABLE, place + ": " + why));
    }
}
