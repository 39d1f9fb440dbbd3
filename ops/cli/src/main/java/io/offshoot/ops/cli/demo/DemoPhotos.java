package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.connect.ImagePublisher;
import java.io.IOException;

/** Where the demo's photos come from. */
interface DemoPhotos {
    /** How many there are. */
    int count();

    /**
     * Publishes all of them and waits until the cluster has acknowledged them.
     *
     * @return how many were published; fewer than {@link #count} when some could not be sent
     */
    int publish(ImagePublisher publisher) throws IOException;
}
