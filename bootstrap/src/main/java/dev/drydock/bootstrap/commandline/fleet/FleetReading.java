package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.simulate.FleetModel;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.plan.Given;
import dev.drydock.protocol.plan.Settings;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The fleet that settings describe. */
final class FleetReading {
    private static final Duration STANDARD_DOWNLOAD = Duration.ofMinutes(5);
    private static final Duration LONGEST_DOWNLOAD = Duration.ofDays(3650);
    private static final Set<ReasonCode.Phase> NO_FAILURE =
            EnumSet.of(ReasonCode.Phase.CANCEL, ReasonCode.Phase.OUTCOME);
    private static final long MOST_SEED = 999_999_999_999_999_999L;

    private final Settings settings;
    private final String standardFailure;
    private final boolean isFailureGiven;

    /**
     * @param standardFailure the reason code of a share that names none
     * @param isFailureGiven whether somebody asked for that code
     */
    FleetReading(Settings settings, String standardFailure, boolean isFailureGiven) {
        this.settings = settings;
        this.standardFailure = standardFailure;
        this.isFailureGiven = isFailureGiven;
    }

    FleetModel model() {
        int devices = (int) settings.one(SpecMember.DEVICES).number(1, FleetModel.MOST_DEVICES);
        OptionalDouble bandwidth = rate(SpecMember.BANDWIDTH);
        return new FleetModel(
                devices,
                failing(),
                settings.one(SpecMember.SILENT).share(),
                settings.one(SpecMember.FAILS_AFTER).time(),
                settings.one(SpecMember.AWAY).share(),
                settings.one(SpecMember.AWAY_FOR).time(),
                download(bandwidth),
                atFullSpeed(bandwidth),
                settings.one(SpecMember.INSTALL_TIME).time());
    }

    /** The dice from which everything is drawn. */
    RandomGenerator dice() {
        return new Random(settings.one(SpecMember.SEED).number(-MOST_SEED, MOST_SEED));
    }

    private List<FleetModel.Cause> failing() {
        List<FleetModel.Cause> causes = new ArrayList<>();
        Set<Failure> known = new HashSet<>();
        double all = 0;
        for (Given given : settings.all(SpecMember.FAILING)) {
            Failure failure = given.hasName()
                    ? reason(new Given(given.name(), given.place()))
                    : reason(new Given(standardFailure, "--failure"));
            double share = given.value().share();
            all += share;
            if (!known.add(failure)) {
                throw given.refused(": the reason " + failure + " has a share already; say it once");
            }
            if (all > 1.000_000_001) {
                throw given.refused(": with this one the shares of devices that fail are more than 100%");
            }
            if (causes.size() == FleetModel.MOST_CAUSES) {
                throw given.refused(": devices fail for at most " + FleetModel.MOST_CAUSES + " reasons");
            }
            causes.add(new FleetModel.Cause(failure, share));
        }
        boolean allNamed = settings.all(SpecMember.FAILING).stream().allMatch(Given::hasName);
        if (isFailureGiven && allNamed) {
            throw CommandFailure.wrongUse(
                    "--failure has no effect, as every share of failing devices names its reason; leave it out");
        }
        return causes;
    }

    private static Failure reason(Given given) {
        Failure failure = given.read(Failure::new);
        Optional<ReasonCode> code = ReasonCode.find(failure.code());
        if (code.isEmpty()) {
            throw given.refused(": there is no reason code '" + failure + "'; docs/reason-codes.md lists them");
        }
        if (code.filter(known -> NO_FAILURE.contains(known.phase())).isPresent()) {
            throw given.refused(": no update fails with the reason code '" + failure + "'; docs/reason-codes.md tells "
                    + "those of the phases order to trial");
        }
        return failure;
    }

    private Duration download(OptionalDouble bandwidth) {
        Optional<Given> time = settings.find(SpecMember.DOWNLOAD_TIME);
        Optional<Given> size = settings.find(SpecMember.IMAGE_SIZE);
        if (size.isEmpty()) {
            settings.find(SpecMember.BANDWIDTH).ifPresent(given -> {
                throw given.refused(": a bandwidth wants the size of the image as well, --image-size");
            });
            return time.map(Given::time).orElse(STANDARD_DOWNLOAD);
        }
        if (time.isPresent()) {
            throw CommandFailure.wrongUse(
                    time.get().place() + " and " + size.get().place() + " exclude each other; leave one out");
        }
        if (bandwidth.isEmpty()) {
            throw size.get().refused(": the size of an image wants the bandwidth of a device as well, --bandwidth");
        }
        double seconds = size.get().read(Amounts::size) / bandwidth.getAsDouble();
        if (seconds > LONGEST_DOWNLOAD.toSeconds()) {
            throw size.get()
                    .refused(": with this bandwidth a download takes longer than " + LONGEST_DOWNLOAD.toDays() + "d");
        }
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }

    private OptionalDouble atFullSpeed(OptionalDouble bandwidth) {
        OptionalDouble server = rate(SpecMember.SERVER_BANDWIDTH);
        if (server.isPresent() && bandwidth.isEmpty()) {
            throw settings.one(SpecMember.SERVER_BANDWIDTH)
                    .refused(": the bandwidth of a server wants that of a device as well, --bandwidth");
        }
        return server.isEmpty() ? server : OptionalDouble.of(server.getAsDouble() / bandwidth.orElse(1));
    }

    private OptionalDouble rate(SpecMember member) {
        return settings.find(member).map(given -> given.read(Amounts::perSecond)).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }
}
