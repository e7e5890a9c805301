package dev.drydock.bootstrap.commandline.local;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.ListenAddress;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.http.serve.ImageServer;
import dev.drydock.http.serve.ListenFailure;
import dev.drydock.http.serve.ServedImages;
import dev.drydock.protocol.text.Plain;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock serve}: serve a folder of images. */
@Command(name = "serve", description = "Serve a folder of images to devices, at http://HOST:PORT/images/NAME.")
public final class ServeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "DIR", description = "The folder.")
    Path folder = Path.of("");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8090",
            description = "Where to listen; port 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
    String listen = "127.0.0.1:8090";

    /** A command that has not been parsed. */
    public ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ListenAddress address = ListenAddress.parse("--listen", listen);
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.wrongUse("'" + folder + "' is not a folder");
        }
        try (ImageServer server = new ImageServer(
                ServedImages.folder(folder), access -> console.err().println(Plain.text(access.toString())))) {
            InetSocketAddress bound = server.start(address.host(), address.port());
            console.out()
                    .println("Serving " + folder + " at http://" + bound.getHostString() + ":" + bound.getPort()
                            + "/images/ (press Ctrl-C to end)");
            Thread.currentThread().join();
            return ExitCode.DONE;
        } catch (ListenFailure e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }
}
