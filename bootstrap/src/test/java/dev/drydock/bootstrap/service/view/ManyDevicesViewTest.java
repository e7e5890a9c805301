package dev.drydock.bootstrap.service.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.follow.Sighting;
import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManyDevicesViewTest {
    private static final DeviceId ONE = new DeviceId("gw-1");
    private static final DeviceId TWO = new DeviceId("gw-2");

    private final TestConsole console = new TestConsole();

    @Test
    void without_a_terminal_each_change_is_a_line() {
        ManyDevicesView view = new ManyDevicesView(console.console(), 2);
        view.sighted(ONE, new Sighting.Changed(Optional.empty(), "downloading\u001b[2J", Optional.of(0)));
        view.sighted(ONE, new Sighting.Progressed("downloading", 40));
        view.left(TWO, "it is not connected");
        view.ended(ONE, ExitCode.DONE, () -> {});
        view.close();
        assertThat(console.err()).isEqualTo("  gw-1: downloading\\u001b[2J\n  gw-2: order left: it is not connected\n");
        assertThat(view.sum()).isEqualTo("1/2 done");
    }

    @Test
    void on_a_terminal_one_table_is_drawn_in_place_with_its_sum() {
        ManyDevicesView view = new ManyDevicesView(console.onTerminal(40).console(), 20);
        view.sighted(ONE, new Sighting.Changed(Optional.empty(), "downloading", Optional.of(0)));
        view.sighted(TWO, new Sighting.Progressed("downloading", 40));
        view.ended(ONE, ExitCode.FAILED, () -> {});
        view.ended(TWO, ExitCode.DONE, () -> {});
        view.close();
        assertThat(console.err())
                .contains("  gw-1  downloading\n0/20 done\n")
                .contains("\u001b[2A\u001b[J  gw-1  downloading\n  gw-2  downloading 40 %\n0/20 done\n")
                .contains("\u001b[3A\u001b[J  gw-2  downloading 40 %\n0/20 done, 1 failed\n")
                .endsWith("1/20 done, 1 failed\n\u001b[1A\u001b[J");
    }

    @Test
    void no_row_is_wider_than_the_terminal_and_no_table_higher_than_a_screen() {
        ManyDevicesView view = new ManyDevicesView(console.onTerminal(30).console(), 100);
        for (int i = 0; i < 100; i++) {
            view.sighted(
                    new DeviceId("a-device-with-a-long-name-" + i),
                    new Sighting.Changed(Optional.empty(), "downloading", Optional.empty()));
        }
        String last = console.err().substring(console.err().lastIndexOf("\u001b[J") + 3);
        assertThat(last.lines()).hasSize(17).allMatch(line -> line.length() < 30);
        assertThat(last).contains("and 85 more under way");
    }
}
