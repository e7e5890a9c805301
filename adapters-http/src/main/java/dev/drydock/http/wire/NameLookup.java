package dev.drydock.http.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Looks up the addresses of hosts. A look-up cannot be interrupted: one that takes too long is left behind on a thread of its own. */
public final class NameLookup {
    private static final Executor LOOKUPS = lookup -> {
        Thread thread = new Thread(lookup, "image-host-lookup");
        thread.setDaemon(true);
        thread.start();
    };

    private final Network network;

    public NameLookup(Network network) {
        this.network = network;
    }

    /** Begins a look-up; it fails with an {@link UnknownHostException} that says so when the name has no address. */
    public CompletableFuture<List<InetAddress>> begin(String host) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        LOOKUPS.execute(() -> {
            try {
                found.complete(List.of(network.addressesOf(host)));
            } catch (UnknownHostException e) {
                found.completeExceptionally(unknown(host));
            } catch (RuntimeException e) {
                found.completeExceptionally(new IOException(e));
            }
        });
        return found;
    }

    private static UnknownHostException unknown(String host) {
        return new UnknownHostException("the name of the host '" + host + "' is not known (DNS)");
    }
}
