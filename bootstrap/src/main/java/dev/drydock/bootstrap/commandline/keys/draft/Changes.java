package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.parsing.Moments;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.file.PublicKeyFile;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of key sets, as options name them. */
final class Changes {
    private Changes() {}

    /** One more release key, or a longer life of one. */
    static UnaryOperator<KeySet> release(String option, Path file, String notAfter, Instant now) {
        ReleaseKey key = releaseKey(option, file, notAfter, now);
        Thumbprint name = key.key().thumbprint();
        return set -> {
            if (set.revoked().contains(name)) {
                throw new IllegalArgumentException("key " + name + " was revoked, which is for ever; make another");
            }
            return set.withReleaseKey(key);
        };
    }

    /** A release key less, which never comes back. */
    static UnaryOperator<KeySet> revocation(String option, String text) {
        Thumbprint gone = thumbprint(option, text);
        return set -> {
            if (set.revoked().contains(gone)) {
                throw new IllegalArgumentException("key " + gone + " is revoked already");
            }
            if (set.roots().find(gone).isPresent()) {
                throw new IllegalArgumentException(
                        "key " + gone + " is a root; name the roots that stay with 'drydock keys rotate-root'");
            }
            if (set.releaseKey(gone).isEmpty()) {
                throw new IllegalArgumentException("key " + gone + " is no release key of this key set");
            }
            return set.withRevoked(gone);
        };
    }

    static UnaryOperator<KeySet> rotation(List<Path> files, int threshold) {
        Roots roots = roots(files, threshold);
        return set -> set.withRoots(roots);
    }

    static UnaryOperator<KeySet> floor(String model, ReleaseNumbers numbers, Optional<Instant> time) {
        return set -> set.withFloor(model, numbers, time);
    }

    static ReleaseKey releaseKey(String option, Path file, String notAfter, Instant now) {
        return new ReleaseKey(PublicKeyFile.read(option, file), Moments.ahead("--not-after", notAfter, now));
    }

    static Roots roots(List<Path> files, int threshold) {
        List<VerifyingKey> keys =
                files.stream().map(file -> PublicKeyFile.read("--root", file)).toList();
        try {
            return new Roots(keys, threshold);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--root, --threshold: " + e.getMessage());
        }
    }

    /** A thumbprint, or the file of a key. */
    private static Thumbprint thumbprint(String option, String text) {
        Path file = NamedFile.path(option, text);
        if (Files.exists(file)) {
            return PublicKeyFile.read(option, file).thumbprint();
        }
        try {
            return new Thumbprint(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(option + ": '" + text + "' is neither a file nor a thumbprint, which has 43 "
                    + "characters; 'drydock keys show' prints those of a key set");
        }
    }
}
