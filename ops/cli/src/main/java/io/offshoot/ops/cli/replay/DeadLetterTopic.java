package io.offshoot.ops.cli.replay;

import io.offshoot.schemas.topic.Topics;

/** Where dead letters lie. */
enum DeadLetterTopic {
    FAILURES,
    REJECTS;

    String name(Topics topics) {
        return this == FAILURES ? topics.failures().name() : topics.rejects().name();
    }
}
