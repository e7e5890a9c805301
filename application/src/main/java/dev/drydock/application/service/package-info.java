/** The service app: starts updates, follows them, lists devices. */
@NullMarked
package dev.drydock.application.service;

import org.jspecify.annotations.NullMarked;
