/** Figures: times in order, contestants that run in turn, and how both are told. */
@NullMarked
package dev.drydock.bench.figures;

import org.jspecify.annotations.NullMarked;
