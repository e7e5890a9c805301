package dev.drydock.offenders.application;

/** Says in its name that it is an interface. */
public interface ISlots {}
