/** The commands of the service app and their options. */
@NullMarked
package dev.drydock.bootstrap.commandline.service;

import org.jspecify.annotations.NullMarked;
