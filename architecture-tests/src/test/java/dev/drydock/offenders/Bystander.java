package dev.drydock.offenders;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a class that breaks no rule, and is there for an offender to know. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Bystander {}
