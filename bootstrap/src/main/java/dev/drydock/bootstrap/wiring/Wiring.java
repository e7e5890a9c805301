package dev.drydock.bootstrap.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.util.Modules;
import java.util.List;

/** Injectors that find every fault of the wiring at the start. */
public final class Wiring {
    private Wiring() {}

    public static Injector of(Module... modules) {
        return Guice.createInjector(
                Stage.PRODUCTION,
                binder -> {
                    binder.requireExplicitBindings();
                    binder.disableCircularProxies();
                },
                Modules.combine(List.of(modules)));
    }
}
