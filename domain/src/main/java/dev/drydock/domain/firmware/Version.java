package dev.drydock.domain.firmware;

import java.util.regex.Pattern;

/**
 * The version of a firmware image, compared for equality only: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : + ~ ^ -}, the
 * first a letter or digit. Debian, RPM and SemVer write their versions so, with epoch and revision. No version is a path, an
 * option of a command or a home folder of a shell.
 */
public record Version(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+~^-]{0,63}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public Version {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a version is 1 to 64 characters of A-Z a-z 0-9 . _ : + ~ ^ - and begins with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
