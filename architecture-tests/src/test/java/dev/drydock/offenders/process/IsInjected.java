package dev.drydock.offenders.process;

import jakarta.inject.Inject;

/** Wants to be injected. */
public final class IsInjected {
    @Inject
    IsInjected(String name) {}
}
