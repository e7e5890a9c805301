package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout members}: the devices of a rollout. */
@Command(
        name = "members",
        description = "Count the members of a rollout by state and reason, or list them.",
        footer = {"", "Example: drydock rollout members spring-2.1 --state failed --state lost --list"})
public final class MembersCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Members in this state alone, as often as there are states: held, blocked, ordered, left, "
                    + "taken, quiet, waiting, succeeded, failed, lost, absent, skipped or cancelled. Default: all.")
    List<String> states = new ArrayList<>();

    @Option(names = "--list", description = "List the members by device.")
    boolean list;

    @Option(names = "--json", description = "Print one JSON document for each reason, or for each member.")
    boolean json;

    /** A command that has not been parsed. */
    public MembersCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RestClient client = server.open();
        Said said = new Said(console, json);
        said.count(list ? list(client, said) : count(client, said), "member", "members");
        return ExitCode.DONE;
    }

    private long count(RestClient client, Said said) {
        List<RemoteDocument> reasons = client.get(
                        Route.of("rollouts", name, "reasons").with("state", states))
                .items("items");
        said.rows(
                reasons,
                new Table("STATE", "REASON", "MEMBERS", "MEANING"),
                reason -> List.of(
                        reason.text("state"), reason.text("reason"), reason.text("members"), reason.text("meaning")));
        return reasons.stream().mapToLong(reason -> reason.number("members")).sum();
    }

    private long list(RestClient client, Said said) {
        Table table = new Table("DEVICE", "STATE", "REASON", "STEP", "WAVE", "ATTEMPT");
        AtomicLong members = new AtomicLong();
        client.pages(Route.of("rollouts", name, "members").with("state", states), page -> {
            List<RemoteDocument> items = page.items("items");
            said.rows(
                    items,
                    table,
                    member -> List.of(
                            member.text("device"),
                            member.text("state"),
                            member.text("reason"),
                            member.text("step"),
                            member.text("wave"),
                            member.text("attempt")));
            members.addAndGet(items.size());
        });
        return members.get();
    }
}
