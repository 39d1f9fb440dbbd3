package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.connect.ImagePublisher;

/** Where the demo's photos come from. */
interface DemoPhotos {
    /** Publishes all of them, waits until the cluster has acknowledged them, and tells how many that were. */
    int publish(ImagePublisher publisher);
}
