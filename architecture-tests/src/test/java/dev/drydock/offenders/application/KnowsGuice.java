package dev.drydock.offenders.application;

import com.google.inject.Inject;

/** Wants to be injected. */
public final class KnowsGuice {
    @Inject
    KnowsGuice(String name) {}
}
