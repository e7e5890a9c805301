/** The words of the wire contract as devices write them, read once and typed. */
@NullMarked
package dev.drydock.application.service.word;

import org.jspecify.annotations.NullMarked;
