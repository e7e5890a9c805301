package dev.drydock.bootstrap.service;

/**
 * The end of an order that was to be taken back.
 *
 * @param isGone whether nothing of it goes on
 */
record TakenBack(boolean isGone, String sentence) {}
