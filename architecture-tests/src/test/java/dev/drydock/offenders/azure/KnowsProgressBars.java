package dev.drydock.offenders.azure;

import me.tongfei.progressbar.ProgressBar;

/** Shows how far it is. */
public record KnowsProgressBars(ProgressBar bar) {}
