package dev.drydock.architecture;

import java.util.List;

/** A library that some room may know: where its classes are, and what a pom calls it. */
enum Library {
    JSPECIFY(List.of("org.jspecify.annotations"), "org.jspecify:jspecify"),
    JACKSON(List.of("com.fasterxml.jackson.."), "com.fasterxml.jackson.core:jackson-databind"),
    YAML(
            List.of("com.fasterxml.jackson.dataformat.yaml..", "org.yaml.snakeyaml.."),
            "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml"),
    PAHO(List.of("org.eclipse.paho.."), "org.eclipse.paho:org.eclipse.paho.mqttv5.client"),
    AZURE(
            List.of("com.microsoft.azure..", "com.azure.core.."),
            "com.microsoft.azure.sdk.iot:iot-device-client",
            "com.microsoft.azure.sdk.iot:iot-service-client"),
    GSON(List.of("com.google.gson.."), "com.google.code.gson:gson"),
    VERTX(
            List.of("io.vertx..", "io.netty.channel..", "io.netty.handler.codec.http..", "io.netty.util.."),
            "io.vertx:vertx-web"),
    VERTX_MQTT(List.of("io.vertx.mqtt.."), "io.vertx:vertx-mqtt"),
    NETTY_MQTT(List.of("io.netty.handler.codec.mqtt.."), "io.netty:netty-codec-mqtt"),
    BOUNCY_CASTLE(List.of("org.bouncycastle.."), "org.bouncycastle:bcpkix-jdk18on"),
    ARTEMIS(
            List.of("org.apache.activemq..", "org.apache.artemis.."),
            "org.apache.artemis:artemis-server",
            "org.apache.artemis:artemis-mqtt-protocol"),
    GUICE(List.of("com.google.inject..", "jakarta.inject..", "javax.inject.."), "com.google.inject:guice"),
    JDBI(List.of("org.jdbi.."), "org.jdbi:jdbi3-core"),
    HIKARI(List.of("com.zaxxer.."), "com.zaxxer:HikariCP"),
    FLYWAY(List.of("org.flywaydb.."), "org.flywaydb:flyway-core", "org.flywaydb:flyway-database-postgresql"),
    SQLITE(List.of("org.sqlite.."), "org.xerial:sqlite-jdbc"),
    POSTGRES(List.of("org.postgresql.."), "org.postgresql:postgresql"),
    PICOCLI(List.of("picocli.."), "info.picocli:picocli"),
    PROGRESSBAR(List.of("me.tongfei.progressbar.."), "me.tongfei:progressbar");

    final List<String> packages;
    final List<String> artifacts;

    Library(List<String> packages, String... artifacts) {
        this.packages = packages;
        this.artifacts = List.of(artifacts);
    }
}
