package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The devices whose tags are changed, and the words about the tags.
 *
 * @param query of several devices; one device is the first of the words without it
 * @param words what stands on the command line
 */
record Chosen(Optional<String> query, List<String> words) {
    /** The devices that a command line names. A query that is set elsewhere, such as for a list, changes no tags. */
    static Chosen of(@Nullable CommandSpec command, @Nullable String query, List<String> words) {
        boolean isOnCommandLine =
                command != null && command.commandLine().getParseResult().hasMatchedOption("--query");
        return new Chosen(Optional.ofNullable(isOnCommandLine ? query : null), words);
    }

    /** The words about tags. */
    List<String> tags(String expected) {
        List<String> tags = query.isPresent() ? words : words.stream().skip(1).toList();
        if (tags.isEmpty()) {
            throw CommandFailure.wrongUse("expected " + expected);
        }
        return tags;
    }

    /** Sends the change of tags, and tells how it went. */
    void change(RestClient client, RemoteBody body, Console console, boolean json) {
        Said said = new Said(console, json);
        if (query.isPresent()) {
            said.document(
                    client.post(Route.of("fleet", "tags"), body.with("query", query.get())),
                    tagged -> List.of("Devices:     " + tagged.number("devices")));
        } else {
            said.document(
                    client.patch(Route.of("fleet", "devices", words.get(0), "tags"), body.write()),
                    FleetShowCommand::lines);
        }
    }
}
