package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.drydock.offenders.application.GivesAPath;
import dev.drydock.offenders.application.KnowsGuice;
import dev.drydock.offenders.application.OpensFiles;
import dev.drydock.offenders.application.OpensSockets;
import dev.drydock.offenders.application.PromisesIo;
import dev.drydock.offenders.application.RunsCommands;
import dev.drydock.offenders.application.WritesJson;
import dev.drydock.offenders.process.Sleeps;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Use cases and ports speak of devices and images, and wait for neither network nor disk. */
final class ApplicationWalls {
    private ApplicationWalls() {}

    static List<Wall> all() {
        return List.of(
                Wall.of(
                        "the application knows the domain and Java alone",
                        ApplicationWalls::knowsOnlyTheDomain,
                        KnowsGuice.class,
                        WritesJson.class),
                Wall.of(
                        "the application reaches for no network, no file and no process",
                        ApplicationWalls::staysInside,
                        OpensSockets.class,
                        OpensFiles.class,
                        RunsCommands.class),
                Wall.ofMethods(
                        "a port declares no IOException and speaks of no technology",
                        ApplicationWalls::speaksItsOwnWords,
                        PromisesIo.class,
                        GivesAPath.class),
                Wall.ofMethods(
                        "the application is given its clock",
                        ApplicationWalls::isGivenItsClock,
                        dev.drydock.offenders.application.TellsTheTime.class),
                Wall.ofMethods("nothing sleeps", ApplicationWalls::neverSleeps, Sleeps.class));
    }

    private static ArchRule knowsOnlyTheDomain(String root) {
        return classes()
                .that()
                .resideInAPackage(Room.APPLICATION.in(root))
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java..")
                        .or(JavaClass.Predicates.resideInAnyPackage(Room.APPLICATION.known(root))));
    }

    private static ArchRule staysInside(String root) {
        return noClasses()
                .that()
                .resideInAPackage(Room.APPLICATION.in(root))
                .should()
                .dependOnClassesThat(outside());
    }

    /** Everything of the network but the URI, which is a value; everything of files; processes. */
    private static DescribedPredicate<JavaClass> outside() {
        return JavaClass.Predicates.resideInAnyPackage(
                        "java.net..",
                        "javax.net..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "java.sql..",
                        "java.rmi..")
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(java.net.URI.class)))
                .or(DescribedPredicate.describe(
                        "files and processes",
                        type -> type.getName()
                                .matches("java[.]io[.](File.*|RandomAccessFile)|java[.]lang[.](Process.*|Runtime)")));
    }

    private static ArchRule speaksItsOwnWords(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(JavaClass.Predicates.INTERFACES.and(
                        JavaClass.Predicates.resideInAPackage(Room.APPLICATION.in(root))))
                .should(nameOnlyWordsOfTheCore(root));
    }

    private static ArchCondition<JavaMethod> nameOnlyWordsOfTheCore(String root) {
        String[] words = {"java.lang", "java.util..", "java.time..", "java.nio"};
        DescribedPredicate<JavaClass> core = JavaClass.Predicates.resideInAnyPackage(words)
                .or(JavaClass.Predicates.resideInAnyPackage(Room.DOMAIN.in(root), Room.APPLICATION.in(root)));
        return new ArchCondition<>("name and throw only types of the core, or plain values of Java") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream<JavaClass> named = Stream.concat(
                        Stream.concat(
                                method.getReturnType().getAllInvolvedRawTypes().stream(),
                                method.getParameterTypes().stream()
                                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())),
                        method.getThrowsClause().getTypes().stream());
                named.map(JavaClass::getBaseComponentType)
                        .filter(core.negate())
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " speaks of " + type.getName())));
            }
        };
    }

    private static ArchRule isGivenItsClock(String root) {
        return noClasses()
                .that()
                .resideInAPackage(Room.APPLICATION.in(root))
                .should()
                .accessTargetWhere(Calls.anyOf(
                        Calls.to(Clock.class, "system.*|tick.*"),
                        Calls.to(Instant.class, "now"),
                        Calls.to(System.class, "nanoTime|currentTimeMillis"),
                        Calls.to(Math.class, "random"),
                        Calls.to(java.util.Random.class, Calls.CONSTRUCTOR),
                        Calls.to(java.util.UUID.class, "randomUUID"),
                        Calls.to(java.util.concurrent.ThreadLocalRandom.class, ".*")));
    }

    private static ArchRule neverSleeps(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(Calls.anyOf(
                        Calls.to(Thread.class, "sleep|onSpinWait"),
                        Calls.to(TimeUnit.class, "sleep"),
                        Calls.to(LockSupport.class, "park.*")));
    }
}
