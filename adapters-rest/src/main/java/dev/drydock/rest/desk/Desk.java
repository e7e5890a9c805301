package dev.drydock.rest.desk;

import dev.drydock.application.access.IssueTokens;
import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.fleet.desk.KeepImages;
import dev.drydock.application.fleet.desk.ManageFleet;
import dev.drydock.application.fleet.desk.ManageRollouts;
import dev.drydock.application.fleet.desk.PreviewRollout;
import dev.drydock.application.fleet.explain.ExplainDevice;
import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * All that requests are answered with.
 *
 * @param ledger for looks
 * @param store of the files of images
 * @param places of images, as devices are told them
 * @param backup of the database
 * @param clock the wall clock
 * @param readiness of the server
 */
public record Desk(
        RolloutLedger ledger,
        ManageRollouts rollouts,
        PreviewRollout preview,
        ManageFleet fleet,
        ExplainDevice explain,
        KeepImages images,
        ImageStore<Path> store,
        PlacedImages places,
        IssueTokens tokens,
        KeptAnswers answers,
        Backup.Maker backup,
        Supplier<Instant> clock,
        Supplier<Readiness> readiness) {}
