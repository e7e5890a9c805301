package dev.drydock.application.fleet.image;

/** The images as one transaction sees and changes them. */
public interface ImageBook extends ImageView {
    /** Replaces an image with its manifests, or adds it. */
    void save(FleetImage image);

    /** Takes an image out, with its manifests; one that is not there is passed over. */
    void remove(String name);
}
