package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.ModelFloor;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A key set for people. */
final class KeySetLines {
    private KeySetLines() {}

    static List<String> of(KeySet set) {
        List<String> lines = new ArrayList<>();
        lines.add("Key set:     " + set.version() + ", issued " + set.issued());
        lines.add("Threshold:   " + set.roots().threshold() + " of "
                + set.roots().keys().size() + " roots");
        set.roots()
                .keys()
                .forEach(key -> lines.add("Root:        " + key.thumbprint() + "  "
                        + key.algorithm().header()));
        set.releaseKeys()
                .forEach(release -> lines.add("Release key: " + release.key().thumbprint() + "  "
                        + release.key().algorithm().header() + "  until " + release.notAfter()));
        set.revoked().stream().map(Thumbprint::value).sorted().forEach(key -> lines.add("Revoked:     " + key));
        new TreeMap<>(set.floors()).forEach((model, floor) -> lines.add("Floor:       " + floor(model, floor)));
        return lines;
    }

    static List<String> of(SignedKeySet set) {
        List<String> lines = of(set.set());
        set.signatures().forEach(entry -> lines.add("Signature:   " + entry.signer()));
        return lines;
    }

    private static String floor(String model, ModelFloor floor) {
        return Plain.text(model) + ": sequence " + floor.numbers().sequence() + ", counter "
                + floor.numbers().securityCounter()
                + floor.time().map(time -> ", time " + time).orElse("") + ", since " + floor.at();
    }
}
