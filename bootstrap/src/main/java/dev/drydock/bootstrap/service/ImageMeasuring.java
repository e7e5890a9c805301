package dev.drydock.bootstrap.service;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.options.NamedFile;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** What an image measures: read from a file, or from where devices will fetch it. */
final class ImageMeasuring {
    private static final int CHUNK = 1 << 16;

    private ImageMeasuring() {}

    static ImageMeasure measure(String option, Path file) {
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

    /** Fetches the image once, as a device would, and keeps none of it. */
    static ImageMeasure measure(ImageUri uri) {
        Measuring measuring = new Measuring();
        FetchResult result = new HttpImageSource(DownloadLimits.STANDARD)
                .fetch(uri, Optional.empty(), measuring, bytes -> {}, new StopSignal());
        if (result instanceof FetchResult.Broken broken) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the image cannot be measured: " + broken.reason() + "; give --size and --check-value instead");
        }
        return measuring.finish();
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
