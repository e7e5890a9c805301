package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.query.QueryPageOptions;
import com.microsoft.azure.sdk.iot.service.query.TwinQueryResponse;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubOperation;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One query for twins, read page by page, of which each counts as a query. */
final class TwinQuery {
    private static final int PAGE = 500;

    private final HubCalls calls;
    private final HubClients clients;
    private final String text;
    private final Consumer<Twin> listener;
    private Optional<TwinQueryResponse> response = Optional.empty();

    TwinQuery(HubCalls calls, HubClients clients, String text, Consumer<Twin> listener) {
        this.calls = calls;
        this.clients = clients;
        this.text = text;
        this.listener = listener;
    }

    /** Reads all pages; gives why it ended before the last, or nothing. */
    CompletionStage<Optional<HubFault>> run() {
        return calls.repeatable(HubOperation.QUERY, this::readOn)
                .thenCompose(outcome -> outcome.as(
                        more -> more ? run() : CompletableFuture.completedFuture(Optional.empty()),
                        fault -> CompletableFuture.completedFuture(Optional.of(fault))));
    }

    /**
     * Reads until the SDK, which tells nobody where a page ends, has fetched another one. A page may be empty, which it takes for
     * an error.
     *
     * @return whether there is more
     */
    private boolean readOn() throws IotHubException, IOException {
        QueryPageOptions options = QueryPageOptions.builder().pageSize(PAGE).build();
        TwinQueryResponse pages =
                response.isPresent() ? response.get() : clients.queries().queryTwins(text, options);
        response = Optional.of(pages);
        String token = pages.getContinuationToken();
        while (pages.hasNext()) {
            try {
                listener.accept(pages.next(options));
            } catch (NoSuchElementException emptyPage) {
                if (pages.getContinuationToken() == null) {
                    return false;
                }
            }
            if (!Objects.equals(token, pages.getContinuationToken())) {
                return true;
            }
        }
        return false;
    }
}
