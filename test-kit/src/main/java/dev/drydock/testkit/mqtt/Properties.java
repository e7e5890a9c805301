package dev.drydock.testkit.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The properties of one packet, in their order; a property may come more than once, right or wrong. */
public final class Properties {
    private static final Properties NONE = new Properties(List.of());

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(Property property, long number, byte[] bytes, byte[] second) {}

    private final List<Entry> entries;

    private Properties(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    public static Properties none() {
        return NONE;
    }

    static Properties read(PacketReader in) {
        List<Entry> read = new ArrayList<>();
        byte[] nothing = new byte[0];
        while (in.hasMore()) {
            Property property = Property.of(in.variable());
            read.add(
                    switch (property.form) {
                        case ONE -> new Entry(property, in.one(), nothing, nothing);
                        case TWO -> new Entry(property, in.two(), nothing, nothing);
                        case FOUR -> new Entry(property, in.four(), nothing, nothing);
                        case VARIABLE -> new Entry(property, in.variable(), nothing, nothing);
                        case BINARY -> new Entry(property, 0, in.binary(), nothing);
                        case PAIR -> new Entry(property, 0, in.binary(), in.binary());
                    });
        }
        return new Properties(read);
    }

    public Properties with(Property property, long number) {
        return and(new Entry(property, number, new byte[0], new byte[0]));
    }

    public Properties with(Property property, byte[] value) {
        return and(new Entry(property, 0, value, new byte[0]));
    }

    public Properties with(Property property, String text) {
        return with(property, text.getBytes(StandardCharsets.UTF_8));
    }

    public Properties withUser(String key, String value) {
        return and(new Entry(
                Property.USER, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
    }

    public Optional<Long> number(Property property) {
        return all(property).map(Entry::number).findFirst();
    }

    public Optional<byte[]> bytes(Property property) {
        return all(property).map(Entry::bytes).findFirst();
    }

    public Optional<String> text(Property property) {
        return bytes(property).map(Properties::text);
    }

    /** The value of the first user property with that key. */
    public Optional<String> user(String key) {
        return all(Property.USER)
                .filter(entry -> text(entry.bytes()).equals(key))
                .map(entry -> text(entry.second()))
                .findFirst();
    }

    void writeTo(PacketWriter out) {
        for (Entry entry : entries) {
            out.raw(PacketWriter.variable(entry.property().id));
            switch (entry.property().form) {
                case ONE -> out.one((int) entry.number());
                case TWO -> out.two((int) entry.number());
                case FOUR -> out.four(entry.number());
                case VARIABLE -> out.raw(PacketWriter.variable((int) entry.number()));
                case BINARY -> out.binary(entry.bytes());
                case PAIR -> out.binary(entry.bytes()).binary(entry.second());
            }
        }
    }

    private Stream<Entry> all(Property property) {
        return entries.stream().filter(entry -> entry.property() == property);
    }

    private Properties and(Entry entry) {
        return new Properties(Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
