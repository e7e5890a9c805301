package dev.drydock.bootstrap.console;

/** The identity of this build. */
public final class Build {
    private Build() {}

    /** The version in the jar's manifest; {@code dev} when there is no jar. */
    public static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
