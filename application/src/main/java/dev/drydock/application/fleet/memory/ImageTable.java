package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageBook;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The images of a ledger in memory, by name. */
final class ImageTable {
    private final TreeMap<String, FleetImage> images = new TreeMap<>();

    ImageBook within(Deque<Runnable> undo) {
        return new Book(undo);
    }

    /** The images within one transaction. */
    private final class Book implements ImageBook {
        private final Deque<Runnable> undo;

        Book(Deque<Runnable> undo) {
            this.undo = undo;
        }

        @Override
        public Optional<FleetImage> image(String name) {
            return Optional.ofNullable(images.get(name));
        }

        @Override
        public List<FleetImage> images() {
            return List.copyOf(images.values());
        }

        @Override
        public void save(FleetImage image) {
            put(image.name(), Optional.of(image));
        }

        @Override
        public void remove(String name) {
            put(name, Optional.empty());
        }

        private void put(String name, Optional<FleetImage> next) {
            Optional<FleetImage> before = image(name);
            write(name, next);
            undo.push(() -> write(name, before));
        }

        private void write(String name, Optional<FleetImage> image) {
            image.ifPresentOrElse(known -> images.put(name, known), () -> images.remove(name));
        }
    }
}
