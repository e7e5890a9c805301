package dev.drydock.broker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The Artemis configuration of a {@link LocalBroker}: one MQTT acceptor, bounded queues, nothing optional. */
final class ArtemisConfiguration {
    /** Bytes of the largest packet, far above the 16 KiB of an order, so that the receiver refuses an order that is too large. */
    static final int MAXIMUM_PACKET_SIZE = 2 * 1024 * 1024;

    /** Unacknowledged messages to one client that names no receive maximum. */
    private static final int IN_FLIGHT = 200;

    /** Granularity of will delays and session expiries, in milliseconds. */
    private static final int SESSION_SCAN_MILLIS = 1_000;

    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int LOCK_WAIT_MILLIS = 2_000;

    private static final long QUEUE_BYTES = 64L * 1024 * 1024;
    private static final long QUEUE_MESSAGES = 50_000;

    /** References a new queue has room for, a power of two. Every retained topic is a queue of one, and the usual 8192 would take 32 KiB. */
    private static final int QUEUE_BUFFER = 16;

    /** Larger than the largest packet: a record of the journal never spans files. */
    private static final int JOURNAL_FILE_BYTES = 4 * 1024 * 1024;

    private static final int JOURNAL_FILES = 2;

    private ArtemisConfiguration() {}

    static Configuration of(BrokerSettings settings, Optional<BrokerFolder> folder) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("drydock")
                .setSecurityEnabled(false)
                .setWildCardConfiguration(topicsAsTheyAre())
                .addAcceptorConfiguration("mqtt", acceptor(settings))
                .addAddressSetting("#", queues())
                .setMqttSessionScanInterval(SESSION_SCAN_MILLIS)
                .setGlobalMaxSize(Runtime.getRuntime().maxMemory() / 4);
        trim(configuration);
        folder.ifPresentOrElse(it -> keep(configuration, it), () -> configuration.setPersistenceEnabled(false));
        return configuration;
    }

    /**
     * With MQTT's own signs a topic is an address letter by letter. With Artemis's own, '/' becomes '.', and the '.' of a
     * device id has to be escaped on every way in and out.
     */
    private static WildcardConfiguration topicsAsTheyAre() {
        return new WildcardConfiguration().setDelimiter('/').setSingleWord('+').setAnyWords('#');
    }

    private static String acceptor(BrokerSettings settings) {
        // Paho replays messages by alias alone after a reconnect, hence no aliases.
        List<String> parameters = List.of(
                "protocols=MQTT",
                "topicAliasMaximum=0",
                "defaultMaximumInFlightPublishMessages=" + IN_FLIGHT,
                "maximumPacketSize=" + MAXIMUM_PACKET_SIZE,
                "serverKeepAlive=" + KEEP_ALIVE_SECONDS,
                "tcpNoDelay=true",
                "remotingThreads=" + threads(),
                "quietPeriod=0");
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "tcp://" + host + ":" + settings.port() + "?"
                + parameters.stream().collect(Collectors.joining(";"));
    }

    /**
     * A queue that is full drops what comes next, as Mosquitto does: to block would stop every other topic of that sender. The
     * addresses for dead and expired messages are empty, not absent, which the broker would warn about for each new queue.
     */
    private static AddressSettings queues() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setMaxSizeBytes(QUEUE_BYTES)
                .setMaxSizeMessages(QUEUE_MESSAGES)
                .setInitialQueueBufferSize(QUEUE_BUFFER)
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(SimpleString.of(""))
                .setExpiryAddress(SimpleString.of(""));
    }

    private static void trim(Configuration configuration) {
        configuration
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setCriticalAnalyzer(false) // it may halt the whole process after a laptop's sleep
                .setSuppressSessionNotifications(true)
                .setThreadPoolMaxSize(4 * threads())
                .setScheduledThreadPoolMaxSize(2)
                .setMaxDiskUsage(-1); // at 90 % full it would hold every sender back without a word
    }

    private static void keep(Configuration configuration, BrokerFolder folder) {
        configuration
                .setPersistenceEnabled(true)
                .setMqttSubscriptionPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(JOURNAL_FILES)
                .setJournalPoolFiles(JOURNAL_FILES)
                .setJournalLockAcquisitionTimeout(LOCK_WAIT_MILLIS)
                .setJournalDirectory(folder.journal())
                .setBindingsDirectory(folder.bindings())
                .setPagingDirectory(folder.paging())
                .setLargeMessagesDirectory(folder.largeMessages());
    }

    private static int threads() {
        return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    }
}
