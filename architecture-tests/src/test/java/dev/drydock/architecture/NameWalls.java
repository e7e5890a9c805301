package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.drydock.offenders.application.ISlots;
import dev.drydock.offenders.application.Misnomers;
import dev.drydock.offenders.files.ToldNothing;
import dev.drydock.offenders.files.crowd.Crowd;
import dev.drydock.offenders.files.ring.first.Chases;
import dev.drydock.offenders.files.ring.second.IsChased;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Names say what a thing is, and packages are words of the business. */
final class NameWalls {
    private static final int TYPES_IN_A_PACKAGE = 12;

    /** The packages that may hold more types than the others, how many, and why. */
    private static final Map<String, Integer> LARGER = Map.of(
            // the states and the events that visit them: double dispatch keeps them in one package
            ".domain.update", 25,
            ".domain.member", 20,
            ".domain.rollout", 16,
            // the mailbox and all that runs in it: package-private, so that nothing else can run outside the mailbox
            ".application.device.agent", 25,
            // one connection and the client library's oddities: package-private but for what both apps use
            ".mqtt.link", 16);

    private static final List<String> EMPTY_WORDS =
            List.of("Impl", "Manager", "Util", "Utils", "Helper", "Base", "Info", "Data", "Port");

    private NameWalls() {}

    static List<Wall> all() {
        return List.of(
                Wall.of("no name ends in an empty word", NameWalls::noEmptyWords, Misnomers.class.getDeclaredClasses()),
                Wall.of("no interface begins with I", NameWalls::noInterfaceBeginsWithI, ISlots.class),
                Wall.of("every package says what it is and is null-marked", NameWalls::isNullMarked, ToldNothing.class),
                Wall.of("a package has at most twelve types", NameWalls::isNoCrowd, Crowd.class),
                Wall.of("packages are free of cycles", NameWalls::areFreeOfCycles, Chases.class, IsChased.class));
    }

    private static ArchRule noEmptyWords(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(" + String.join("|", EMPTY_WORDS) + ")");
    }

    private static ArchRule noInterfaceBeginsWithI(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areInterfaces()
                .should()
                .haveNameMatching("(.*[.$])?I[A-Z][^.$]*");
    }

    private static ArchRule isNullMarked(String root) {
        return classes().that().resideInAPackage(root + "..").should(liveInANullMarkedPackage());
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .map(notes -> notes.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " has no @NullMarked package-info"));
                }
            }
        };
    }

    private static ArchRule isNoCrowd(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areTopLevelClasses()
                .should(haveRoom(root));
    }

    private static ArchCondition<JavaClass> haveRoom(String root) {
        return new ArchCondition<>("live in a package of at most " + TYPES_IN_A_PACKAGE + " top-level types") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int allowed = LARGER.getOrDefault(type.getPackageName().substring(root.length()), TYPES_IN_A_PACKAGE);
                long types = type.getPackage().getClasses().stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(found -> !found.getSimpleName().equals("package-info"))
                        .filter(found -> !found.isArray())
                        .filter(found -> !found.getName().contains("$"))
                        .count();
                if (types > allowed) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " is one of " + types + " top-level types; " + allowed + " may be there"));
                }
            }
        };
    }

    private static ArchRule areFreeOfCycles(String root) {
        return slices().assignedFrom(packagesUnder(root)).should().beFreeOfCycles();
    }

    private static SliceAssignment packagesUnder(String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(root + ".")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
