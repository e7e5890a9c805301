package dev.drydock.rest.route;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.application.fleet.image.ImageStore.Stored;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.target.Field;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.rest.ImageDocument;
import dev.drydock.protocol.trust.KeptManifest;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.door.Call;
import dev.drydock.rest.door.Front;
import dev.drydock.rest.door.Problem;
import dev.drydock.rest.door.Reply;
import dev.drydock.rest.door.Upload;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The images that rollouts can bring. */
public final class ImageRoutes {
    private static final String ALL = "/api/v1/images";
    private static final String ONE = ALL + "/:name";

    private final Desk desk;

    public ImageRoutes(Desk desk) {
        this.desk = desk;
    }

    public void addTo(Front front) {
        front.on(HttpMethod.GET, ALL, this::list);
        front.on(HttpMethod.POST, ALL, this::add);
        front.on(HttpMethod.GET, ONE, this::show);
        front.on(HttpMethod.DELETE, ONE, this::remove);
        front.on(HttpMethod.POST, ONE + "/manifests", this::addManifest);
        new Upload(front, desk.store(), this::keep).addTo(ONE + "/content");
    }

    private ImageDocument.Placed placed(FleetImage image) {
        return new ImageDocument.Placed(
                image, desk.places().of(image), desk.places().warning(image));
    }

    private Reply list(Call call) {
        return Reply.ok(ImageDocument.writeAll(
                desk.images().images().stream().map(this::placed).toList()));
    }

    private Reply add(Call call) throws MalformedDocument {
        return added(ImageDocument.read(call.body(), desk.clock().get()));
    }

    /** No route gives the text of a manifest back. */
    private Reply addManifest(Call call) throws MalformedDocument {
        ImageManifest manifest = KeptManifest.read(
                ImageDocument.readManifest(call.body()), desk.clock().get(), Function.identity(), ImageRoutes::refused);
        return Reply.created(
                ImageDocument.write(placed(Problem.orResult(desk.images().add(call.part("name"), manifest)))));
    }

    private static ImageManifest refused(Reason reason) {
        throw new Problem(422, reason.code().code(), reason.message());
    }

    private Reply show(Call call) {
        return Reply.ok(
                ImageDocument.write(placed(Problem.orResult(desk.images().image(call.part("name"))))));
    }

    private Reply remove(Call call) {
        synchronized (desk.store()) { // no upload of the same file comes between
            Problem.orResult(desk.images().remove(call.part("name")));
        }
        return Reply.NOTHING;
    }

    /** Reads what an upload is to be, and adds the image when its file is in the store. */
    private Function<Stored, Reply> keep(Call call) {
        Version version = call.parameter("version")
                .map(text -> Call.formed("parameter 'version'", text, Version::new))
                .orElseThrow(() -> Problem.malformed("parameter 'version' is missing"));
        Optional<Digest> wanted =
                call.parameter("digest").map(text -> Call.formed("parameter 'digest'", text, Digest::parse));
        Set<String> models = call.parameters("model").stream()
                .map(text -> Call.formed("parameter 'model'", text, Field.Fixed.MODEL::checked))
                .collect(Collectors.toSet());
        return stored -> kept(call.part("name"), version, models, wanted, stored);
    }

    private Reply kept(String name, Version version, Set<String> models, Optional<Digest> wanted, Stored stored) {
        try {
            check(wanted, stored);
            Instant now = desk.clock().get();
            return added(new FleetImage(name, version, models, stored.size(), stored.digest(), Optional.empty(), now));
        } catch (IllegalArgumentException e) {
            desk.images().release(stored.digest());
            throw Problem.malformed(String.valueOf(e.getMessage()));
        } catch (Problem refused) {
            desk.images().release(stored.digest());
            throw refused;
        }
    }

    private static void check(Optional<Digest> wanted, Stored stored) {
        if (wanted.filter(digest -> !digest.equals(stored.digest())).isPresent()) {
            throw new Problem(
                    422,
                    "digest-differs",
                    "expected a file of " + wanted.get() + ", found one of " + stored.digest() + " with "
                            + stored.size() + " bytes; send it again");
        }
    }

    private Reply added(FleetImage image) {
        return Reply.created(
                ImageDocument.write(placed(Problem.orResult(desk.images().add(image)))));
    }
}
