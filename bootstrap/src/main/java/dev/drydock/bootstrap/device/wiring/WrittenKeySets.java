package dev.drydock.bootstrap.device.wiring;

import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.files.trust.FileKeySet;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.KeySetDocument;
import java.nio.charset.StandardCharsets;

/** Key sets in the state folder have the form of the contract. */
final class WrittenKeySets implements FileKeySet.Form {
    @Override
    public String write(SignedKeySet set) {
        return new String(KeySetDocument.write(set), StandardCharsets.UTF_8);
    }

    @Override
    public SignedKeySet read(String text) {
        try {
            return KeySetDocument.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDocument e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
