package dev.drydock.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.stop.StopResult;
import dev.drydock.application.simulation.device.DeviceBuild;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.update.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random conversations between a service and a device, each drawn from its seed. A breach names the seed;
 * {@code -Dconversation.seed=…} holds that one alone and tells all of it, {@code -Dconversation.seeds=…} more of them.
 */
class ConversationTest {
    private static final Long ONE = Long.getLong("conversation.seed");
    private static final int ENOUGH_TO_SEE_EVERYTHING = 100;
    private static final int ENOUGH_TO_SEE_ONE_BREACH = 50;

    /** The steps log a trial that could not be called off, which happens all the time here. */
    private static final Logger STEPS = Logger.getLogger(SlotSteps.class.getPackageName());

    @BeforeAll
    static void logNothing() {
        STEPS.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        STEPS.setLevel(null);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void no_conversation_breaks_a_promise() {
        Summary summary = new Summary();
        List<String> breaches = new ArrayList<>();
        seeds().forEach(seed -> {
            Conversation held = new Conversation(seed, DeviceBuild.SOUND).hold();
            summary.add(held);
            breaches.addAll(held.breaches());
            if (ONE != null) {
                held.history().forEach(System.out::println);
            }
        });
        System.out.println(summary.line());

        assertThat(breaches).isEmpty();
    }

    @Test
    void the_same_seed_is_the_same_conversation_every_time() {
        for (long seed = 0; seed < 5; seed++) {
            List<String> first =
                    new Conversation(seed, DeviceBuild.SOUND).hold().history();

            assertThat(new Conversation(seed, DeviceBuild.SOUND).hold().history())
                    .as("seed " + seed)
                    .isNotEmpty()
                    .isEqualTo(first);
        }
    }

    @Test
    void between_them_the_conversations_see_every_fault_and_every_ending() {
        Summary summary = new Summary();
        for (long seed = 0; seed < ENOUGH_TO_SEE_EVERYTHING; seed++) {
            summary.add(new Conversation(seed, DeviceBuild.SOUND).hold());
        }

        assertThat(summary.counts().keySet())
                .containsAll(faultsOfTheNetwork())
                .containsAll(faultsOfTheApps())
                .containsAll(endings());
    }

    @ParameterizedTest
    @EnumSource
    void a_device_that_breaks_a_promise_is_found_out(BrokenDevices broken) {
        Stream<String> breaches = LongStream.range(0, ENOUGH_TO_SEE_ONE_BREACH)
                .mapToObj(seed -> new Conversation(seed, broken.build()).hold())
                .flatMap(held -> held.breaches().stream());

        assertThat(breaches.anyMatch(breach -> breach.contains(broken.breach)))
                .as("one of %s conversations finds that %s", ENOUGH_TO_SEE_ONE_BREACH, broken.breach)
                .isTrue();
    }

    private static LongStream seeds() {
        return ONE != null ? LongStream.of(ONE) : LongStream.range(0, Integer.getInteger("conversation.seeds", 500));
    }

    private static List<String> faultsOfTheNetwork() {
        List<String> faults = new ArrayList<>();
        for (String kind : List.of("call", "answer", "report", "acknowledgement", "desired", "twin", "read", "write")) {
            faults.addAll(List.of(kind + " lost", kind + " delayed"));
        }
        for (String kind : List.of("call", "answer", "report", "acknowledgement", "desired", "twin")) {
            faults.add(kind + " doubled");
        }
        for (String kind : List.of("call", "answer", "desired", "twin")) {
            faults.add(kind + " reordered");
        }
        faults.addAll(List.of("device connection broken", "device connection silent", "call to nobody"));
        faults.addAll(List.of("device outage", "service outage"));
        return faults;
    }

    /** Results of a device that is no honest Drydock device, or of a program beside the service. */
    private static final List<String> OF_STRANGERS = List.of("result WrongAnswer", "stop NotOurs");

    private static List<String> faultsOfTheApps() {
        return List.of(
                "device app killed",
                "device reset",
                "power cut",
                "device could not start",
                "service crash",
                "order repeated",
                "update followed again",
                "download breaks",
                "slot corrupted",
                "disk full",
                "disk refuses",
                "slow work",
                "restart refused",
                "restart lost",
                "order misused",
                "order renewed",
                "cancel",
                "cancelled before it began",
                "installing windows",
                "late event");
    }

    private static List<String> endings() {
        List<String> endings = new ArrayList<>();
        Arrays.stream(Stage.values()).forEach(stage -> endings.add("device in " + stage));
        Arrays.stream(Ending.values()).forEach(ending -> endings.add("ended " + ending));
        classes("result", UpdateResult.class).forEach(endings::add);
        classes("stop", StopResult.class).forEach(endings::add);
        endings.removeAll(OF_STRANGERS);
        List.of("Answered", "NotConnected", "OutcomeUnknown", "Throttled").forEach(how -> endings.add("call " + how));
        List.of(200, 400, 409, 503).forEach(status -> endings.add("order answered " + status));
        List.of(200, 409, 503).forEach(status -> endings.add("cancel answered " + status));
        return endings;
    }

    private static Stream<String> classes(String what, Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(kind -> what + " " + kind.getSimpleName());
    }
}
