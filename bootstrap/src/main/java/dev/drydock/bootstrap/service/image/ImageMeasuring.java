package dev.drydock.bootstrap.service.image;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.protocol.text.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The size and digest of an image, read from a file or from where devices will fetch it. */
public final class ImageMeasuring {
    private static final int CHUNK = 1 << 16;

    private ImageMeasuring() {}

    /** The size and digest of a file; wrong use when it cannot be read, or is empty. */
    public static ImageMeasure measure(String option, Path file) {
        NamedFile.file(option, file);
        Measuring measuring = new Measuring();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                measuring.write(ByteBuffer.wrap(chunk, 0, read));
            }
        } catch (IOException e) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' cannot be read: " + NamedFile.why(e));
        }
        if (measuring.length() == 0) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' is empty");
        }
        return measuring.finish();
    }

    /**
     * Fetches the image once, as a device would, from the first of its places that has it, and keeps none of it.
     *
     * @param places at least one
     * @param log told which place is asked, and why a place was passed over
     */
    static ImageMeasure measure(List<ImageUri> places, ImageSource source, PrintStream log) {
        List<String> refusals = new ArrayList<>();
        boolean empty = false;
        for (ImageUri place : places) {
            log.println("Measuring " + place + " ...");
            Measuring measuring = new Measuring();
            FetchResult result = source.fetch(place, Optional.empty(), measuring, bytes -> {}, new StopSignal());
            if (result.isFetched() && measuring.length() > 0) {
                return measuring.finish();
            }
            empty |= result.isFetched();
            String refusal =
                    result.failure().map(broken -> broken.reason().toString()).orElse(place + " is empty");
            refusals.add(refusal);
            if (refusals.size() < places.size()) {
                log.println(Plain.text(refusal + "; the next place is asked"));
            }
        }
        String found = String.join("; ", refusals);
        if (empty) {
            throw CommandFailure.wrongUse("--uri: an image has at least one byte; " + found);
        }
        throw new CommandFailure(
                ExitCode.FAILED, "the image cannot be measured: " + found + "; give --size and --check-value instead");
    }

    /** A sink that counts and hashes. */
    private static final class Measuring implements ImageSink {
        private MessageDigest sha256 = sha256();
        private long length;

        @Override
        public long length() {
            return length;
        }

        @Override
        public Optional<String> etag() {
            return Optional.empty();
        }

        @Override
        public void restart(Optional<String> etag) {
            sha256 = sha256();
            length = 0;
        }

        @Override
        public void write(ByteBuffer bytes) {
            length += bytes.remaining();
            sha256.update(bytes);
        }

        @Override
        public ImageMeasure finish() {
            return new ImageMeasure(length, Digest.of(sha256.digest()));
        }

        @Override
        public void close() {}

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
