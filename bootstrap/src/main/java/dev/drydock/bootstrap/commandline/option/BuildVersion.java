package dev.drydock.bootstrap.commandline.option;

import dev.drydock.bootstrap.console.Build;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints. */
public final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"drydock " + Build.version()};
    }
}
