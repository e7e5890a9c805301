package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for Debian packages, with the real dpkg, on a system that is a folder. */
class DpkgTest {
    @TempDir
    Path folder;

    private Path system;
    private Recipe recipe;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(
                Program.missing("dpkg", "dpkg-deb", "dpkg-query").isEmpty(),
                "SKIPPED: nothing is installed by dpkg, this machine has none");
        system = folder.resolve("system");
        Files.createDirectories(system.resolve("var/lib/dpkg/updates"));
        Files.createFile(system.resolve("var/lib/dpkg/status"));
        recipe = Recipe.of(
                "dpkg",
                folder,
                "package=gateway",
                "root='" + system + "'",
                "options='--force-not-root --log=" + folder.resolve("dpkg.log") + "'");
    }

    @Test
    void a_package_replaces_the_one_before_and_again_when_it_is_asked_again() throws IOException {
        assertInstalled(recipe.install(deb("gateway", "1.0-1~deb12u1"), "1.0-1~deb12u1"), 0);
        assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "- 1.0-1~deb12u1\n"));
        Path image = deb("gateway", "1:2.0-1+b3");
        for (int run = 0; run < 2; run++) {
            assertInstalled(recipe.install(image, "1:2.0-1+b3"), 0);
            assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "- 1:2.0-1+b3\n"));
            assertThat(system.resolve("opt/gateway/version")).hasContent("1:2.0-1+b3");
        }
    }

    @Test
    void a_package_that_was_left_half_installed_gives_way_to_a_better_one() throws IOException {
        assertInstalled(recipe.install(deb("gateway", "1.0.0", "Depends: no-such-package"), "1.0.0"), 1);
        assertThat(recipe.run("running").said()).isEqualTo("gateway is not whole: unpacked 1.0.0\n");

        assertInstalled(recipe.install(deb("gateway", "1.0.1"), "1.0.1"), 0);

        assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "- 1.0.1\n"));
    }

    @Test
    void another_package_is_refused() throws IOException {
        Program.End end = recipe.install(deb("gatewayd", "1.0.0"), "1.0.0");
        assertThat(end)
                .isEqualTo(new Program.End(1, "the image is the package 'gatewayd', and 'gateway' is expected\n"));
    }

    @Test
    void another_version_is_refused() throws IOException {
        Program.End end = recipe.install(deb("gateway", "1.0.0"), "1.0.1");
        assertThat(end).isEqualTo(new Program.End(1, "the package has version '1.0.0', and the order says '1.0.1'\n"));
    }

    @Test
    void what_is_no_package_is_refused() throws IOException {
        Program.End end = recipe.install(Files.writeString(folder.resolve("junk.deb"), "junk"), "1.0.0");
        assertThat(end.status()).isNotZero();
        assertThat(end.said()).contains("dpkg-deb: error");
    }

    @Test
    void a_package_that_is_not_there_does_not_run() {
        assertThat(recipe.run("running").status()).isNotZero();
    }

    @Test
    void a_commit_does_nothing_and_there_is_no_way_back() {
        assertThat(recipe.run("commit")).isEqualTo(new Program.End(0, ""));
        assertThat(recipe.run("rollback")).isEqualTo(new Program.End(64, ""));
    }

    private static void assertInstalled(Program.End end, int status) {
        assertThat(end.status()).as(end.said()).isEqualTo(status);
    }

    /** As dpkg-deb demands it, whatever the umask is. */
    private static void letAllRead(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.toList()) {
                String rights = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
            }
        }
    }

    private Path deb(String name, String version, String... more) throws IOException {
        Path tree = Files.createTempDirectory(folder, "tree");
        Files.createDirectories(tree.resolve("opt/gateway"));
        Files.writeString(tree.resolve("opt/gateway/version"), version + "\n");
        Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(
                tree.resolve("DEBIAN/control"),
                "Package: " + name + "\nVersion: " + version
                        + "\nArchitecture: all\nMaintainer: Nobody <nobody@example.net>\n"
                        + String.join("\n", more)
                        + (more.length > 0 ? "\n" : "")
                        + "Description: a gateway\n");
        letAllRead(tree);
        Path deb = tree.resolveSibling(tree.getFileName() + ".deb");
        Program.succeed("dpkg-deb", "--root-owner-group", "--build", tree.toString(), deb.toString());
        return deb;
    }
}
