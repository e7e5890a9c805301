package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.application.trust.Signer;
import dev.drydock.application.trust.SigningFailed;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.parsing.Moments;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.bootstrap.service.image.ImageMeasuring;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.manifest.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock sign}: the manifest of an image. */
@Command(
        name = "sign",
        description = "Sign the manifest of an image with a release key: what it is, and which devices may install it.",
        footer = {
            "",
            "Examples:",
            "  drydock sign gateway-2.1.img --model gateway --version 2.1 --sequence 31 --key release.pem -o 31.manifest",
            "  drydock sign gateway-2.1.img --model gateway --version 2.1 --sequence 31 --key release.pem -o 31.manifest "
                    + "--back gateway-2.0.img --back-version 2.0",
            "The way back takes the next sequence, here 32: the release after it is 33 or higher."
        })
public final class SignCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    ManifestOptions manifest = new ManifestOptions();

    @Mixin
    SignerOptions signer;

    @Parameters(paramLabel = "IMAGE", description = "The image. Nothing is written to it.")
    Path image = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Write the manifest to FILE, which must not be there yet.")
    Path output = Path.of("");

    @Option(
            names = "--back",
            paramLabel = "OLD",
            description =
                    "Sign a second manifest as well, by which devices go back from this image to the image OLD: its "
                            + "sequence is the next one, and it is taken from this release alone. Keep it until it is needed.")
    @Nullable
    Path back;

    @Option(names = "--back-version", paramLabel = "VERSION", description = "Version of OLD.")
    @Nullable
    String backVersion;

    @Option(
            names = "--back-expires",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "Last moment for the way back; it has to outlive the rollout. Default: ${DEFAULT-VALUE}.")
    String backExpires = "30d";

    @Option(
            names = "--back-output",
            paramLabel = "FILE",
            description =
                    "Write the manifest of the way back to FILE. Default: that of the other, with .back behind it.")
    @Nullable
    Path backOutput;

    /** A command that has not been parsed. */
    public SignCommand(Console console) {
        this.console = console;
        this.signer = new SignerOptions(console);
    }

    /** Both manifests are signed before either is written. */
    @Override
    public Integer call() {
        Optional<Path> backFile = backFile();
        NewFile.checkFree("--output", output);
        backFile.ifPresent(file -> NewFile.checkFree("--back-output", file));
        Instant now = console.clock().instant();
        Manifest there = manifest.of(ImageMeasuring.measure("IMAGE", image), now);
        Optional<Manifest> again = Optional.ofNullable(back).map(old -> wayBack(old, there, now));
        Signer by = signer.open();
        SignedToken signed = sign(there, by);
        Optional<SignedToken> signedBack = again.map(old -> sign(old, by));
        ManifestFile.write("--output", output, signed);
        say(there, output, by);
        signedBack.ifPresent(token -> ManifestFile.write("--back-output", backFile.orElseThrow(), token));
        again.ifPresent(old -> say(old, backFile.orElseThrow(), by));
        return ExitCode.DONE;
    }

    private Optional<Path> backFile() {
        if ((back == null) != (backVersion == null)) {
            throw CommandFailure.wrongUse("--back and --back-version go together");
        }
        if (back == null && backOutput != null) {
            throw CommandFailure.wrongUse("--back-output goes with --back");
        }
        if (back == null) {
            return Optional.empty();
        }
        return Optional.of(backOutput != null ? backOutput : output.resolveSibling(output.getFileName() + ".back"));
    }

    private Manifest wayBack(Path old, Manifest there, Instant now) {
        Manifest again = manifest.back(
                ImageMeasuring.measure("--back", old),
                String.valueOf(backVersion),
                Moments.ahead("--back-expires", backExpires, now),
                now);
        if (again.image().equals(there.image())) {
            throw CommandFailure.wrongUse("--back: '" + old + "' and the image itself have the same bytes");
        }
        return again;
    }

    private static SignedToken sign(Manifest manifest, Signer by) {
        try {
            return ManifestFile.checked(Trust.signManifest().sign(manifest, by));
        } catch (SigningFailed e) {
            throw Trust.notSigned(e);
        }
    }

    private void say(Manifest made, Path file, Signer by) {
        console.out()
                .println(file + ": version " + made.version() + ", sequence "
                        + made.numbers().sequence() + ", security counter "
                        + made.numbers().securityCounter() + ", until "
                        + made.validity().expires() + ", signed by " + by.key().thumbprint());
    }
}
