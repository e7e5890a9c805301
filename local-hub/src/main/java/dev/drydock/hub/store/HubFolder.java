package dev.drydock.hub.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder in which the hub keeps a JSON file for each thing, grouped by kind. Every file is replaced as a whole before the change
 * is answered, so that nothing that was answered is lost when the hub is killed. Nothing is forced to the disk: a power cut may take
 * the last seconds with it.
 */
public final class HubFolder {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".json";
    private static final int LONGEST_NAME = 128;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    /** @throws UncheckedIOException if the folder cannot be made */
    public HubFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes one thing, in the place of what was there. */
    public void write(String kind, String name, ObjectNode content) {
        Path file = file(kind, name);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            makeForOwner(folder.resolve(kind));
            Files.write(fresh, JSON.writeValueAsBytes(content));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + file, e);
        }
    }

    /** Removes one thing, if it is there. */
    public void remove(String kind, String name) {
        try {
            Files.deleteIfExists(file(kind, name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(kind, name), e);
        }
    }

    /** Reads all things of a kind. */
    public List<JsonNode> readAll(String kind) {
        Path things = folder.resolve(kind);
        if (!Files.isDirectory(things)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(things)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(HubFolder::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + things, e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            if (JSON.readTree(file.toFile()) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException("it holds no JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not what the hub wrote; move it away to go on without it", e);
        }
    }

    /** The files hold keys. */
    private static void makeForOwner(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
        }
    }

    private Path file(String kind, String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        String fitting = encoded.length() <= LONGEST_NAME
                ? encoded
                : encoded.substring(0, LONGEST_NAME) + "~"
                        + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(kind).resolve(fitting + SUFFIX);
    }
}
