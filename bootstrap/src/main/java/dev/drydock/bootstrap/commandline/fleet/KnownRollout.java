package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.spec.SpecMember;
import dev.drydock.protocol.spec.SpecValue;
import dev.drydock.protocol.spec.WaveWords;
import dev.drydock.protocol.text.Plain;
import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A rollout on a server as the specification of a dry run, whose fleet has as many devices as the rollout would have now. */
final class KnownRollout {
    private static final YamlPlace PLACE = new YamlPlace(1, 1);

    private KnownRollout() {}

    static RolloutSpec read(RestClient server, String name) {
        RemoteDocument specification = server.get(Route.of("rollouts", name, "specification"));
        RemoteDocument preview = server.get(Route.of("rollouts", name, "preview"));
        if (preview.number("devices") == 0) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "rollout " + name + " has no device now: there is nothing to run dry");
        }
        try {
            Map<SpecMember, List<SpecValue>> values =
                    new EnumMap<>(RolloutSpec.read(specification.write()).values());
            values.put(SpecMember.DEVICES, List.of(new SpecValue(preview.text("devices"), PLACE)));
            values.computeIfPresent(SpecMember.WAVES, (member, waves) -> waves(waves, preview.items("waves")));
            return new RolloutSpec(values);
        } catch (MalformedYaml e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "the server answers with settings that are none: " + Plain.text(e.what()));
        }
    }

    /** Devices that are drawn by chance have no tags: where a query takes some, so many are taken as it takes now. */
    private static List<SpecValue> waves(List<SpecValue> given, List<RemoteDocument> sizes) {
        List<WaveWords> waves = WaveWords.cut(given.get(0).text(), WaveShares.MOST_WAVES + 1);
        if (waves.stream().noneMatch(WaveWords::isQuery)) {
            return given;
        }
        List<String> ends = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < waves.size(); i++) {
            long size = i < sizes.size() ? sizes.get(i).number("size") : 0;
            boolean isLast = i == waves.size() - 1;
            end += size;
            if (isLast || size > 0) {
                String words = String.join(" ", waves.get(i).rest());
                ends.add(((isLast ? "100%" : "count=" + end) + " " + words).strip());
            }
        }
        return List.of(new SpecValue(String.join(",", ends), PLACE));
    }
}
