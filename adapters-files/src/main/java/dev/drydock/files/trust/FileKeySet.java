package dev.drydock.files.trust;

import dev.drydock.application.device.trust.KeySetStore;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.KeptDocument;
import dev.drydock.files.document.Members;
import java.util.Optional;
import java.util.Set;

/** The last key set that was taken, as it was signed, in {@code keyset.json}. */
public final class FileKeySet implements KeySetStore {
    private static final String KEY_SET = "keySet";

    private final KeptDocument<SignedKeySet> document;
    private final Form form;

    /** The form of key sets. */
    public interface Form {
        String write(SignedKeySet set);

        /**
         * Reads a key set.
         *
         * @throws IllegalArgumentException when the text is none
         */
        SignedKeySet read(String text);
    }

    public FileKeySet(StateFiles files, Form form) {
        this.form = form;
        this.document = new KeptDocument<>(files, "keyset.json", body -> body.as(KEY_SET, form::read), Set.of());
    }

    @Override
    public Optional<SignedKeySet> read() {
        return document.newestOrFormer(this::save);
    }

    @Override
    public void save(SignedKeySet set) {
        document.save(Members.none().put(KEY_SET, form.write(set)));
    }
}
