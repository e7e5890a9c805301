/** The course of an update, read from a device's reports. */
@NullMarked
package dev.drydock.application.service.follow;

import org.jspecify.annotations.NullMarked;
