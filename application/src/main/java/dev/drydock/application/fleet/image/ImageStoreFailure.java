package dev.drydock.application.fleet.image;

/** An image cannot be kept. The message says why, and what to do. */
public final class ImageStoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImageStoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
