package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.drydock.offenders.domain.AsksUpwards;
import dev.drydock.offenders.domain.Forgets;
import dev.drydock.offenders.domain.Locks;
import dev.drydock.offenders.domain.LogsWhatItDoes;
import dev.drydock.offenders.domain.ReadsTheDisk;
import dev.drydock.offenders.domain.RunsOnAPool;
import dev.drydock.offenders.domain.StartsThreads;
import dev.drydock.offenders.domain.TellsTheTime;
import dev.drydock.offenders.domain.ThrowsDice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;

/** The domain is values and pure functions. */
final class DomainWalls {
    private static final String[] WORDS_OF_THE_LANGUAGE = {
        "java.lang",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "java.time.."
    };

    private DomainWalls() {}

    static List<Wall> all() {
        return List.of(
                Wall.of(
                        "the domain knows java.lang, java.util and java.time alone",
                        DomainWalls::knowsOnlyTheLanguage,
                        AsksUpwards.class,
                        ReadsTheDisk.class,
                        RunsOnAPool.class,
                        LogsWhatItDoes.class),
                Wall.ofMethods("the domain has no clock", DomainWalls::hasNoClock, TellsTheTime.class),
                Wall.ofMethods("the domain throws no dice", DomainWalls::throwsNoDice, ThrowsDice.class),
                Wall.ofMethods("the domain starts no thread", DomainWalls::startsNothing, StartsThreads.class),
                Wall.of("the domain has no lock", DomainWalls::hasNoLock, Locks.class),
                Wall.of("the domain's values do not change", DomainWalls::doesNotChange, Forgets.class));
    }

    private static ArchRule knowsOnlyTheLanguage(String root) {
        return classes()
                .that()
                .resideInAPackage(Room.DOMAIN.in(root))
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(WORDS_OF_THE_LANGUAGE)
                        .or(JavaClass.Predicates.resideInAnyPackage(Room.DOMAIN.known(root)))
                        .or(parsesAnUri())
                        .or(digestsText()));
    }

    /** A URI is a value; only its toURL leads out, and to a class that is not let in. */
    private static DescribedPredicate<JavaClass> parsesAnUri() {
        return JavaClass.Predicates.equivalentTo(java.net.URI.class)
                .or(JavaClass.Predicates.equivalentTo(java.net.URISyntaxException.class));
    }

    /** The SHA-256 of a text is a function of it, and shuffles a fleet without dice. */
    private static DescribedPredicate<JavaClass> digestsText() {
        return JavaClass.Predicates.equivalentTo(java.security.MessageDigest.class)
                .or(JavaClass.Predicates.equivalentTo(java.security.NoSuchAlgorithmException.class))
                .or(JavaClass.Predicates.equivalentTo(java.nio.charset.Charset.class))
                .or(JavaClass.Predicates.equivalentTo(java.nio.charset.StandardCharsets.class));
    }

    private static ArchRule hasNoClock(String root) {
        return noClasses()
                .that()
                .resideInAPackage(Room.DOMAIN.in(root))
                .should()
                .accessTargetWhere(Calls.anyOf(
                        Calls.to(Clock.class, ".*"),
                        Calls.to(Instant.class, "now"),
                        Calls.to(LocalDate.class, "now"),
                        Calls.to(LocalDateTime.class, "now"),
                        Calls.to(OffsetDateTime.class, "now"),
                        Calls.to(ZonedDateTime.class, "now"),
                        Calls.to(System.class, "nanoTime|currentTimeMillis"),
                        Calls.to(java.util.Date.class, ".*"),
                        Calls.to(java.util.Calendar.class, ".*")));
    }

    private static ArchRule throwsNoDice(String root) {
        return noClasses()
                .that()
                .resideInAPackage(Room.DOMAIN.in(root))
                .should()
                .accessTargetWhere(Calls.anyOf(
                        Calls.to(Math.class, "random"),
                        Calls.to(Random.class, ".*"),
                        Calls.to(SplittableRandom.class, ".*"),
                        Calls.to(UUID.class, "randomUUID"),
                        Calls.to(System.class, "identityHashCode"),
                        Calls.to(java.util.Collections.class, "shuffle")));
    }

    private static ArchRule startsNothing(String root) {
        return noClasses()
                .that()
                .resideInAPackage(Room.DOMAIN.in(root))
                .should()
                .accessTargetWhere(Calls.anyOf(
                        Calls.to(Thread.class, ".*"),
                        Calls.to(ThreadLocal.class, ".*"),
                        Calls.to(Timer.class, ".*"),
                        Calls.to(ServiceLoader.class, ".*"),
                        Calls.to(Runtime.class, ".*"),
                        Calls.to(ProcessBuilder.class, ".*"),
                        Calls.to(Object.class, "wait|notify|notifyAll"),
                        Calls.to(System.class, "exit|getenv|getProperty|getLogger|in|out|err")));
    }

    private static ArchRule hasNoLock(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Room.DOMAIN.in(root))
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED);
    }

    private static ArchRule doesNotChange(String root) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Room.DOMAIN.in(root))
                .should()
                .beFinal();
    }
}
