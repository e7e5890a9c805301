package dev.drydock.bootstrap.device.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.device.Restart;
import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.floor.FloorPlaces;
import dev.drydock.application.device.floor.SecurityCounterStore;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.install.OpenInstallation;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.application.device.keyset.FetchedKeySets;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.slots.InstallerSlots;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.device.trust.SignedTrust;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.DeviceZone;
import dev.drydock.application.time.WallTime;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bootstrap.console.Build;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.TrustSettings;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.install.FileOpenInstallation;
import dev.drydock.files.journal.FileUpdateJournal;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.trust.FileFloor;
import dev.drydock.files.trust.FileKeySet;
import dev.drydock.jose.JcaSignatures;
import dev.drydock.process.CommandCounterStore;
import dev.drydock.protocol.trust.TrustDocument;
import dev.drydock.protocol.trust.WrittenManifests;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One device's agent, from one start to the next. */
public final class DeviceModule extends AbstractModule {
    private static final JcaSignatures SIGNATURES = new JcaSignatures();

    private final DeviceSettings settings;
    private final StateFiles files;
    private final BootId boot;
    private final ImageSource images;
    private final Restart restart;
    private final AgentObserver agentObserver;
    private final TransportObserver transportObserver;

    public DeviceModule(
            DeviceSettings settings,
            StateFiles files,
            BootId boot,
            ImageSource images,
            Restart restart,
            AgentObserver agentObserver,
            TransportObserver transportObserver) {
        this.settings = settings;
        this.files = files;
        this.boot = boot;
        this.images = images;
        this.restart = restart;
        this.agentObserver = agentObserver;
        this.transportObserver = transportObserver;
    }

    @Override
    protected void configure() {
        bind(DeviceId.class).toInstance(settings.identity().id());
        bind(ImageSource.class).toInstance(images);
        bind(TransportObserver.class).toInstance(transportObserver);
        install(new StepsModule(settings, restart));
    }

    @Provides
    @Singleton
    InstallerSlots heldSlots() {
        return new FileSlots(files, boot);
    }

    @Provides
    @Singleton
    Slots slots(InstallerSlots held) {
        return held;
    }

    @Provides
    @Singleton
    OpenInstallation openInstallation() {
        return new FileOpenInstallation(files);
    }

    @Provides
    @Singleton
    UpdateJournal journal() {
        return new FileUpdateJournal(files);
    }

    @Provides
    @Singleton
    OrderTrust trust(Slots slots, WallTime time, ExecutorService executor) {
        return settings.trust()
                .<OrderTrust>map(trust -> new SignedTrust(
                        trust.anchor(),
                        new WrittenManifests(SIGNATURES),
                        new KeySetCheck(SIGNATURES),
                        new FloorPlaces(slots, new FileFloor(files), counterStore(trust)),
                        new FileKeySet(files, new WrittenKeySets()),
                        time,
                        executor))
                .orElse(OrderTrust.NONE);
    }

    private SecurityCounterStore counterStore(TrustSettings trust) {
        return trust.counterStore()
                .<SecurityCounterStore>map(program -> new CommandCounterStore(
                        program, settings.updates().policy().limit(UpdatePolicy.Limit.RAISE)))
                .orElse(SecurityCounterStore.NONE);
    }

    /** Runs the mailbox and the steps: of each there is one at a time, so that the pool stays at two threads or so. */
    @Provides
    @Singleton
    ExecutorService executor() {
        return Executors.newCachedThreadPool(
                task -> Threads.daemon("agent-" + settings.identity().id(), task));
    }

    @Provides
    @Singleton
    AgentPorts ports(
            UpdateJournal journal,
            Slots slots,
            UpdateSteps steps,
            DeviceTransport transport,
            VersionProbe version,
            Deadlines deadlines,
            WallTime time,
            DeviceZone zone,
            OrderTrust trust,
            ExecutorService executor) {
        SecureRandom lots = new SecureRandom();
        return new AgentPorts(
                journal,
                slots,
                steps,
                transport.reports(),
                version,
                deadlines,
                time,
                zone,
                () -> Epoch.of(lots.nextLong()),
                agentObserver,
                trust,
                new FetchedKeySets(images, TrustDocument::readChain, executor));
    }

    @Provides
    @Singleton
    AgentSettings agentSettings(ReportPace pace) {
        return new AgentSettings(
                settings.updates().policy().waitingFor(settings.installing().windows()),
                admission(settings.updates().simulated().isPresent()),
                facts(),
                pace,
                settings.identity().factory());
    }

    private Admission admission(boolean isSimulated) {
        return settings.trust()
                .map(trust -> Admission.signed(isSimulated, trust.anchor().mode() == TrustMode.MIXED))
                .orElseGet(() -> new Admission(isSimulated, settings.updates().allowUnverified()));
    }

    private DeviceFacts facts() {
        DeviceFacts facts = new DeviceFacts(settings.identity().model(), Build.version())
                .on(settings.identity().hardware())
                .with(settings.identity().attributes());
        return settings.updates().simulated().isPresent() ? facts.simulated() : facts;
    }
}
