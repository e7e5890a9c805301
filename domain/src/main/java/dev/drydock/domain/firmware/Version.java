package dev.drydock.domain.firmware;

import java.util.regex.Pattern;

/** The version of a firmware image, compared for equality only: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : + -}. */
public record Version(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:+-]{1,64}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public Version {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a version is 1 to 64 characters of A-Z a-z 0-9 . _ : + -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
