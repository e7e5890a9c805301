package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps the images that rollouts can bring. */
public final class KeepImages {
    private final RolloutLedger ledger;
    private final ImageStore<?> store;

    /** @param store of the files of images that this server keeps */
    public KeepImages(RolloutLedger ledger, ImageStore<?> store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** Adds an image; the same one may be added again, and keeps its manifests. */
    public Answer<FleetImage> add(FleetImage image) {
        return ledger.exchange(Precedence.COMMAND, book -> {
            Optional<FleetImage> known = book.images().image(image.name());
            if (known.isPresent() && !known.get().isSameAs(image)) {
                return new Answer.Objected<>(
                        Objection.NAME_TAKEN,
                        "there is another image of the name " + image.name() + ", version "
                                + known.get().version() + ", " + known.get().digest() + "; choose another name");
            }
            FleetImage kept = known.map(FleetImage::manifests).map(image::with).orElse(image);
            book.images().save(kept);
            return new Answer.Done<>(kept);
        });
    }

    /** Adds a manifest to an image; the same one may be added again. */
    public Answer<FleetImage> add(String name, ImageManifest manifest) {
        return ledger.exchange(
                Precedence.COMMAND,
                book -> book.images()
                        .image(name)
                        .map(image -> add(book, image, manifest))
                        .orElseGet(() -> noSuch(name)));
    }

    private static Answer<FleetImage> add(RolloutBook book, FleetImage image, ImageManifest manifest) {
        if (!image.isOf(manifest.said())) {
            return new Answer.Objected<>(Objection.MANIFEST_DISAGREES, disagreement(image, manifest.said()));
        }
        FleetImage next = image.with(manifest);
        if (next.manifests().size() > FleetImage.MOST_MANIFESTS) {
            return new Answer.Objected<>(
                    Objection.TOO_MANY_MANIFESTS,
                    "image " + image.name() + " has " + FleetImage.MOST_MANIFESTS
                            + " manifests, the most that an image can have; add the image under another name");
        }
        book.images().save(next);
        return new Answer.Done<>(next);
    }

    private static String disagreement(FleetImage image, Manifest said) {
        return "the manifest is of version " + said.version() + " with "
                + said.image().size() + " bytes and "
                + said.image().digest() + ", and image " + image.name() + " of version " + image.version() + " with "
                + image.size() + " bytes and " + image.digest() + "; sign a manifest for this image";
    }

    /** The image of a name. */
    public Answer<FleetImage> image(String name) {
        return ledger.<Optional<FleetImage>>read(view -> view.images().image(name))
                .<Answer<FleetImage>>map(Answer.Done::new)
                .orElseGet(() -> noSuch(name));
    }

    /**
     * Looks at the files of images that a rollout is about to bring, as far as this server keeps them. All of each is read: a file that
     * was changed would fail on every device.
     *
     * @param names of images, of which one that is not there is passed over
     */
    public Answer<List<String>> checked(List<String> names) {
        return names.stream()
                .map(name ->
                        ledger.<Optional<FleetImage>>read(view -> view.images().image(name)))
                .flatMap(Optional::stream)
                .filter(image -> image.uri().isEmpty() && !store.isIntact(image.digest()))
                .findFirst()
                .<Answer<List<String>>>map(image -> new Answer.Objected<>(
                        Objection.IMAGE_CHANGED,
                        "the file of image " + image.name() + " is not what was added: somebody has changed or removed "
                                + "it on the server's disk; add the image again"))
                .orElseGet(() -> new Answer.Done<>(names));
    }

    /** All images by name. */
    public List<FleetImage> images() {
        return ledger.read(view -> view.images().images());
    }

    /** Removes an image, and its file when no other image has the same. */
    public Answer<FleetImage> remove(String name) {
        Answer<FleetImage> removed = ledger.exchange(Precedence.COMMAND, book -> remove(book, name));
        if (removed instanceof Answer.Done<FleetImage> done) {
            release(done.result().digest());
        }
        return removed;
    }

    /** Removes the file of a digest, unless an image needs it. */
    public void release(Digest digest) {
        if (!isNeeded(digest)) {
            store.remove(digest);
        }
    }

    private static Answer<FleetImage> remove(RolloutBook book, String name) {
        Optional<FleetImage> image = book.images().image(name);
        if (image.isEmpty()) {
            return noSuch(name);
        }
        Optional<RolloutEntry> user = book.rollouts().stream()
                .filter(rollout -> rollout.plan().needs(name))
                .findFirst();
        if (user.isPresent()) {
            return new Answer.Objected<>(
                    Objection.IMAGE_IN_USE,
                    "rollout " + user.get().plan().name() + " needs image " + name
                            + "; wait until it has ended, or abort it");
        }
        book.images().remove(name);
        return new Answer.Done<>(image.get());
    }

    /** The image as a plan names it, with the manifest of a sequence, or of the highest. */
    static Answer<RolloutImage> planned(FleetImage image, OptionalLong sequence) {
        if (sequence.isEmpty()) {
            return new Answer.Done<>(image.planned());
        }
        return image.manifest(sequence.getAsLong())
                .<Answer<RolloutImage>>map(chosen -> new Answer.Done<>(image.planned(chosen)))
                .orElseGet(() -> new Answer.Objected<>(
                        Objection.NO_SUCH_MANIFEST,
                        "image " + image.name() + " has no manifest with the sequence " + sequence.getAsLong()
                                + "; 'drydock image show " + image.name() + "' tells which it has"));
    }

    static <T> Answer<T> noSuch(String name) {
        return new Answer.Objected<>(
                Objection.NO_SUCH_IMAGE, "there is no image '" + name + "'; 'drydock image list' shows them");
    }

    private boolean isNeeded(Digest digest) {
        return images().stream()
                .anyMatch(image -> image.uri().isEmpty() && image.digest().equals(digest));
    }
}
