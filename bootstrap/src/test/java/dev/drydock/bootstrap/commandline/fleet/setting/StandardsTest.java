package dev.drydock.bootstrap.commandline.fleet.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.commandline.fleet.SimulateCommand;
import dev.drydock.protocol.spec.SpecMember;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The defaults of a specification and those of the command line, which tell people what they are. */
class StandardsTest {
    /** The members of a rollout that is created. */
    private static final Set<SpecMember> WITHOUT_OPTION = EnumSet.of(
            SpecMember.IMAGE,
            SpecMember.MANIFEST_SEQUENCE,
            SpecMember.TARGET,
            SpecMember.PRIORITY,
            SpecMember.DYNAMIC,
            SpecMember.NEEDS_APPROVAL,
            SpecMember.ACCEPT_SIMULATED,
            SpecMember.ABORT_PATIENCE);

    private final CommandSpec simulate =
            new CommandLine(new SimulateCommand(new TestConsole().console())).getCommandSpec();

    @Test
    void an_option_and_its_member_have_one_default() {
        Map<String, String> options = new TreeMap<>();
        Map<String, String> members = new TreeMap<>();
        for (SpecMember member : EnumSet.complementOf(EnumSet.copyOf(WITHOUT_OPTION))) {
            OptionSpec option = simulate.findOption(CommandLineSettings.option(member));
            assertThat(option).as(member.path()).isNotNull();
            options.put(member.path(), String.valueOf(option.defaultValue()));
            members.put(member.path(), member.standard().orElse("null"));
        }

        assertThat(options).containsEntry("name", "simulated").containsEntry("soak", "10m");
        options.put("name", "null");
        assertThat(members).isEqualTo(options);
    }

    @Test
    void the_members_of_a_rollout_that_is_created_have_no_option() {
        assertThat(WITHOUT_OPTION)
                .allSatisfy(member -> assertThat(simulate.findOption(CommandLineSettings.option(member)))
                        .isNull());
    }
}
