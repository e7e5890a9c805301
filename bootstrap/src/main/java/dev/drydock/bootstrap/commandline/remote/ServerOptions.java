package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.ListenAddress;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.file.TlsFiles;
import dev.drydock.protocol.text.Plain;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that speak to a server. */
public final class ServerOptions {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Address of the server. Default: ${DEFAULT-VALUE}.")
    String server = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read the token from FILE. Default: drydock-server/admin.token, if it is there.")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Trust these certificates, in PEM form, besides those of the platform.")
    @Nullable
    Path caFile;

    /** Options that have not been parsed. */
    public ServerOptions(Console console) {
        this.console = console;
    }

    /** A client of the server. Nothing is sent yet. */
    public RestClient open() {
        URI address = address();
        warnIfReadable(address);
        return new RestClient(
                address,
                Token.read(tokenFile, console.err()),
                Optional.ofNullable(caFile).map(file -> TlsFiles.context(Optional.of(file), Optional.empty(), true)));
    }

    private void warnIfReadable(URI address) {
        if (address.getScheme().equals("http") && !new ListenAddress(address.getHost(), 0).isLoopback()) {
            console.err()
                    .println("WARNING: --server: the token goes to " + Plain.text(address.getHost())
                            + " for anybody on the way to read; use https.");
        }
    }

    /** The address. A wrong one is not repeated in the message: it may hold a password. */
    private URI address() {
        try {
            URI address = new URI(server.replaceFirst("/+$", ""));
            if (SCHEMES.contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw notOne();
        }
        throw notOne();
    }

    private static CommandFailure notOne() {
        return CommandFailure.wrongUse(
                "--server: expected an address such as http://127.0.0.1:8080 or https://drydock.example.com, without a "
                        + "login or a query");
    }
}
