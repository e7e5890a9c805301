package dev.drydock.jdbc.fleet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageBook;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.jdbc.database.Session;
import dev.drydock.protocol.fleet.ValuesDocument;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.KeptManifest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;

/** The images as one transaction reads and changes them. */
public final class JdbcImageBook implements ImageBook {
    private final Session session;

    public JdbcImageBook(Session session) {
        this.session = session;
    }

    @Override
    public Optional<FleetImage> image(String name) {
        return session.query("image")
                .bind("name", name)
                .map(JdbcImageBook::read)
                .findOne()
                .map(image -> image.with(
                        session.query("image-manifests").bind("image", name).map(JdbcImageBook::manifest).stream()
                                .map(Map.Entry::getValue)
                                .toList()));
    }

    @Override
    public List<FleetImage> images() {
        Map<String, List<ImageManifest>> manifests = session.query("manifests").map(JdbcImageBook::manifest).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return session.query("images").map(JdbcImageBook::read).stream()
                .map(image -> image.with(manifests.getOrDefault(image.name(), List.of())))
                .toList();
    }

    @Override
    public void save(FleetImage image) {
        session.update("save-image")
                .bind("name", image.name())
                .bind("version", image.version().value())
                .bind(
                        "models",
                        ValuesDocument.array(image.models().stream().sorted().toList()))
                .bind("size", image.size())
                .bind("digest", image.digest().hex())
                .bind("uri", image.uri().map(ImageUri::value).orElse(null))
                .bind("added", image.added().toEpochMilli())
                .execute();
        session.update("remove-image-manifests").bind("image", image.name()).execute();
        image.manifests().forEach(manifest -> save(image.name(), manifest));
    }

    private void save(String image, ImageManifest manifest) {
        session.update("add-image-manifest")
                .bind("image", image)
                .bind("identity", manifest.identity().hex())
                .bind("text", manifest.statement().text().orElseThrow())
                .bind("added", manifest.added().toEpochMilli())
                .execute();
    }

    @Override
    public void remove(String name) {
        session.update("remove-image").bind("name", name).execute();
    }

    private static Map.Entry<String, ImageManifest> manifest(ResultSet row, StatementContext context)
            throws SQLException {
        String image = row.getString(1);
        return KeptManifest.read(
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                manifest -> Map.entry(image, manifest),
                reason -> unreadable(image, reason));
    }

    private static Map.Entry<String, ImageManifest> unreadable(String image, Reason reason) {
        throw new IllegalStateException(
                "the database holds a manifest of image " + image + " that cannot be read: " + reason.message());
    }

    private static FleetImage read(ResultSet row, StatementContext context) throws SQLException {
        String name = row.getString(1);
        try {
            return new FleetImage(
                    name,
                    new Version(row.getString(2)),
                    Set.copyOf(ValuesDocument.readArray(row.getString(3))),
                    row.getLong(4),
                    new Digest(row.getString(5)),
                    Optional.ofNullable(row.getString(6)).map(ImageUri::new),
                    Instant.ofEpochMilli(row.getLong(7)));
        } catch (MalformedDocument e) {
            throw new IllegalStateException("the database holds an image " + name + " that cannot be read", e);
        }
    }
}
