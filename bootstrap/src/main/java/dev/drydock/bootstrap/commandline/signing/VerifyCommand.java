package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.application.trust.ExamineManifest;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.parsing.Moments;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.image.ImageMeasuring;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Bearer;
import dev.drydock.domain.trust.manifest.TrustRule;
import dev.drydock.domain.trust.manifest.TrustRules;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.text.Plain;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock verify}: an image and its manifest, looked at as a device would. */
@Command(
        name = "verify",
        description = "Verify an image and its manifest with the keys that a device trusts, each check in a line.",
        footer = {
            "",
            "Example: drydock verify gateway-2.1.img 31.manifest --trust trust --model gateway",
            "Exit status: 0 every check passed, 1 one did not, 2 wrong use."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final String KEY_SET = "keyset.json";

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "IMAGE", description = "The image.")
    Path image = Path.of("");

    @Parameters(index = "1", paramLabel = "MANIFEST", description = "The file of its manifest.")
    Path manifest = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "DIR",
            required = true,
            description = "The trust folder of the devices, with keyset.json in it.")
    Path trust = Path.of("");

    @Option(names = "--model", paramLabel = "MODEL", description = "Ask also whether devices of MODEL take it.")
    @Nullable
    String model;

    @Option(
            names = "--hardware",
            paramLabel = "REVISION",
            description = "Ask also whether devices of this hardware revision take it.")
    @Nullable
    String hardware;

    @Option(names = "--device", paramLabel = "DEVICE", description = "Ask also whether this device takes it.")
    @Nullable
    String device;

    @Option(names = "--type", paramLabel = "TYPE", description = "Ask also whether the image is of TYPE.")
    @Nullable
    String type;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Ask as of TIME: a time, a date, or a time from now. Default: now.")
    @Nullable
    String at;

    /** A command that has not been parsed. */
    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ImageMeasure measure = ImageMeasuring.measure("IMAGE", image);
        KeySet keys = trusted();
        List<ExamineManifest.Line> lines = lines(measure, keys);
        lines.forEach(this::print);
        return lines.stream().allMatch(ExamineManifest.Line::isPassed) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<ExamineManifest.Line> lines(ImageMeasure measure, KeySet keys) {
        try {
            return Trust.examineManifest().examine(ManifestFile.read("MANIFEST", manifest), keys, measure, questions());
        } catch (MalformedDocument e) {
            return List.of(new ExamineManifest.Line(
                    ReasonCode.MANIFEST_MALFORMED.code(), false, "the manifest: " + e.getMessage()));
        }
    }

    private void print(ExamineManifest.Line line) {
        console.out()
                .println((line.isPassed() ? "ok      " : "REFUSED ")
                        + String.format("%-18s ", line.name())
                        + Plain.text(line.told()));
    }

    /** The key set of the folder, which has to meet its own threshold. */
    private KeySet trusted() {
        SignedKeySet set = KeySetFile.read("--trust", trust.resolve(KEY_SET));
        return Trust.keySetCheck().first(set).match(taken -> taken, version -> set.set(), reason -> {
            throw CommandFailure.wrongUse(
                    "--trust: '" + trust.resolve(KEY_SET) + "' cannot be trusted: " + reason.message());
        });
    }

    private ExamineManifest.Questions questions() {
        List<TrustRule> rules = new ArrayList<>(List.of(TrustRules.KEY_IN_TIME));
        ask(rules, model, TrustRules.RIGHT_MODEL);
        ask(rules, hardware, TrustRules.RIGHT_HARDWARE);
        ask(rules, device, TrustRules.RIGHT_DEVICE);
        ask(rules, type, TrustRules.RIGHT_TYPE);
        rules.add(TrustRules.IN_TIME);
        return new ExamineManifest.Questions(rules, bearer());
    }

    private static void ask(List<TrustRule> rules, @Nullable String fact, TrustRule rule) {
        if (fact != null) {
            rules.add(rule);
        }
    }

    /** A device of which only those facts are asked that were given. */
    private Bearer bearer() {
        Instant now = console.clock().instant();
        return new Bearer(
                device == null ? new DeviceId("any") : id(device),
                model == null ? "" : model,
                Optional.ofNullable(hardware),
                type == null ? "" : type,
                at == null ? now : Moments.of("--at", at, now),
                ReleaseNumbers.NONE,
                ReleaseNumbers.NONE,
                Optional.empty());
    }

    private static DeviceId id(String text) {
        try {
            return new DeviceId(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--device: " + e.getMessage());
        }
    }
}
