/** The service app as a process. */
@NullMarked
package dev.drydock.bootstrap.service;

import org.jspecify.annotations.NullMarked;
