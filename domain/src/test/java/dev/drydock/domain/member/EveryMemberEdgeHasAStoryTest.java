package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.machine.Edge;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The diagram and the stories tell of the same machine. */
class EveryMemberEdgeHasAStoryTest {
    @Test
    void every_edge_is_taken_by_a_named_story() throws ReflectiveOperationException {
        MemberStory.forgetTaken();
        play(OrderStoriesTest.class);
        play(ReportStoriesTest.class);
        play(OperatorStoriesTest.class);
        play(MemberPitfallsTest.class);
        play(SimulatedStoriesTest.class);
        List<Edge> taken = MemberStory.taken();

        assertThat(MemberEdges.all())
                .filteredOn(edge -> !taken.contains(edge))
                .as("edges that no story takes")
                .isEmpty();
    }

    private static void play(Class<?> stories) throws ReflectiveOperationException {
        Constructor<?> constructor = stories.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (Method story : stories.getDeclaredMethods()) {
            if (story.isAnnotationPresent(Test.class)) {
                story.setAccessible(true);
                story.invoke(constructor.newInstance());
            }
        }
    }
}
