package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import dev.drydock.offenders.bootstrap.commandline.KnowsInjectors;
import dev.drydock.offenders.bootstrap.device.AsksTheProcess;
import dev.drydock.offenders.bootstrap.device.KnowsTheService;
import dev.drydock.offenders.bootstrap.service.KnowsTheDevice;
import dev.drydock.offenders.bootstrap.service.ReadsOptions;
import java.util.List;

/** The three rooms of bootstrap, the command line, the device app and the service app, and the console that they share. */
final class BootstrapWalls {
    private BootstrapWalls() {}

    static List<Wall> all() {
        return List.of(
                Wall.of(
                        "picocli stays in the command line",
                        BootstrapWalls::picocliStaysInTheCommandLine,
                        ReadsOptions.class),
                Wall.of(
                        "the command line wires nothing",
                        BootstrapWalls::theCommandLineWiresNothing,
                        KnowsInjectors.class),
                Wall.of(
                        "the device app and the service app do not know each other",
                        BootstrapWalls::theAppsDoNotKnowEachOther,
                        KnowsTheService.class,
                        KnowsTheDevice.class),
                Wall.ofMethods(
                        "the process is known by its console alone",
                        BootstrapWalls::theConsoleIsGiven,
                        AsksTheProcess.class));
    }

    private static ArchRule picocliStaysInTheCommandLine(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".bootstrap..")
                .and()
                .resideOutsideOfPackages(root + ".bootstrap", root + ".bootstrap.commandline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..");
    }

    private static ArchRule theCommandLineWiresNothing(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".bootstrap.commandline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..");
    }

    private static ArchRule theAppsDoNotKnowEachOther(String root) {
        return slices().matching(root + ".bootstrap.(device|service)..")
                .should()
                .notDependOnEachOther();
    }

    private static ArchRule theConsoleIsGiven(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".bootstrap..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".bootstrap.ThisProcess")
                .and()
                .doNotHaveFullyQualifiedName(root + ".bootstrap.Main")
                .and()
                .doNotHaveFullyQualifiedName(root + ".bootstrap.DeviceMain")
                .should()
                .accessTargetWhere(touchesTheProcess());
    }

    private static DescribedPredicate<JavaAccess<?>> touchesTheProcess() {
        return Calls.anyOf(
                Calls.to(System.class, "out|err|in|exit|getenv|console"),
                Calls.to(Runtime.class, "addShutdownHook|exit|halt"));
    }
}
