/** Figures: samples, contestants that run in turn, and their report. */
@NullMarked
package dev.drydock.bench.figures;

import org.jspecify.annotations.NullMarked;
