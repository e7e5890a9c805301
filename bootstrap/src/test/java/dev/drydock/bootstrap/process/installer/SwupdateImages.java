package dev.drydock.bootstrap.process.installer;

import dev.drydock.bootstrap.process.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes images of SWUpdate (.swu) in a folder, and the key that signs them: a cpio archive of the description, its signature and the
 * payload. Openssl signs, as Java has no public way to make a CMS signature.
 */
public final class SwupdateImages {
    /** The hardware for which all images are, in the form of SWUpdate's option {@code -H}. */
    public static final String HARDWARE = "drydock:1.0";

    private static final String PAYLOAD = "rootfs.img";
    /** Of cpio's format newc: a regular file that its owner may write, one link. */
    private static final int REGULAR_FILE = 0100644;

    private static final int BLOCK = 512;

    private final Path folder;

    private SwupdateImages(Path folder) {
        this.folder = folder;
    }

    /** Makes the key too. */
    public static SwupdateImages signedIn(Path folder) throws IOException {
        SwupdateImages images = new SwupdateImages(Files.createDirectories(folder));
        Program.succeed(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                images.key().toString(),
                "-out",
                images.certificate().toString(),
                "-days",
                "30",
                "-subj",
                "/CN=Drydock test images",
                "-addext",
                "extendedKeyUsage=emailProtection");
        return images;
    }

    /** The programs that this machine lacks to make and install them. */
    public static List<String> missingPrograms() {
        return Program.missing("swupdate", "openssl");
    }

    /** The certificate by which SWUpdate trusts them, as its option {@code -k}. */
    public Path certificate() {
        return folder.resolve("images.crt");
    }

    /** An image that replaces the content of one file, or device, that is there. */
    public byte[] of(byte[] payload, Path target) throws IOException {
        return described("images: ( " + raw(payload, target) + " );", payload);
    }

    /** An image for two copies of a system, of which SWUpdate's option {@code -e} selects one: stable,copy-1 or stable,copy-2. */
    public byte[] forCopies(byte[] payload, Path first, Path second) throws IOException {
        return described(
                "stable = { copy-1: { images: ( " + raw(payload, first) + " ); }; copy-2: { images: ( "
                        + raw(payload, second) + " ); }; };",
                payload);
    }

    /** Puts an image into a file of the folder. */
    public Path file(String name, byte[] image) throws IOException {
        return Files.write(folder.resolve(name), image);
    }

    private Path key() {
        return folder.resolve("images.key");
    }

    private static String raw(byte[] payload, Path target) {
        return "{ filename = \"" + PAYLOAD + "\"; type = \"raw\"; device = \"" + target + "\"; sha256 = \""
                + sha256(payload) + "\"; }";
    }

    private byte[] described(String content, byte[] payload) throws IOException {
        String description =
                "software = { version = \"2.0.0\"; hardware-compatibility: [ \"1.0\" ]; " + content + " }\n";
        Path file = Files.writeString(folder.resolve("sw-description"), description);
        Path signature = folder.resolve("sw-description.sig");
        Program.succeed(
                "openssl",
                "cms",
                "-sign",
                "-in",
                file.toString(),
                "-out",
                signature.toString(),
                "-signer",
                certificate().toString(),
                "-inkey",
                key().toString(),
                "-outform",
                "DER",
                "-nosmimecap",
                "-binary");
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        add(archive, "sw-description", Files.readAllBytes(file));
        add(archive, "sw-description.sig", Files.readAllBytes(signature));
        add(archive, PAYLOAD, payload);
        add(archive, "TRAILER!!!", new byte[0]);
        pad(archive, BLOCK);
        return archive.toByteArray();
    }

    /** A header of thirteen numbers in hexadecimal, the name, the content, each filled up to a multiple of four. */
    private static void add(ByteArrayOutputStream archive, String name, byte[] content) {
        int[] numbers = {0, REGULAR_FILE, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length() + 1, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int number : numbers) {
            header.append(String.format("%08X", number));
        }
        archive.writeBytes((header + name + "\0").getBytes(StandardCharsets.US_ASCII));
        pad(archive, 4);
        archive.writeBytes(content);
        pad(archive, 4);
    }

    private static void pad(ByteArrayOutputStream archive, int multiple) {
        archive.writeBytes(new byte[(multiple - archive.size() % multiple) % multiple]);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
