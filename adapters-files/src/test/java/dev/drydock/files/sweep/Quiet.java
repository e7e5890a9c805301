package dev.drydock.files.sweep;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the warnings of thousands of devices from being printed. */
final class Quiet implements BeforeAllCallback, AfterAllCallback {
    private static final Logger DEVICES = Logger.getLogger("dev.drydock");

    @Override
    public void beforeAll(ExtensionContext context) {
        DEVICES.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        DEVICES.setLevel(null);
    }
}
