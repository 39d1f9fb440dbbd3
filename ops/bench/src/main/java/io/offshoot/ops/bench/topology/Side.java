package io.offshoot.ops.bench.topology;

import io.offshoot.schemas.topic.Topics;

/** One side of the comparison: something that reads photos and writes a record for each. */
interface Side {

    /** Its name in the output. */
    String name();

    /** The topic that gets a record for each photo. */
    String output(Topics topics);

    /** Starts on topics of its own and returns when it takes photos. */
    AutoCloseable start(String bootstrapServers, Topics topics);
}
