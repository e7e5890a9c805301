/** The words of operators: what they ask for, and what stands against it. */
@NullMarked
package dev.drydock.application.fleet.desk;

import org.jspecify.annotations.NullMarked;
