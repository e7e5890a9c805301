package dev.drydock.domain.order;

import java.util.regex.Pattern;

/** The name of one update: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -}. */
public record UpdateId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public UpdateId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an update id is 1 to 64 characters of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
