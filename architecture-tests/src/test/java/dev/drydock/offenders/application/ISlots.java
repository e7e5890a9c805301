package dev.drydock.offenders.application;

/** An interface whose name begins with I. */
public interface ISlots {}
