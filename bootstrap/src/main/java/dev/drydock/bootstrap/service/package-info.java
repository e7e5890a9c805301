/** The service app for the length of one command. */
@NullMarked
package dev.drydock.bootstrap.service;

import org.jspecify.annotations.NullMarked;
