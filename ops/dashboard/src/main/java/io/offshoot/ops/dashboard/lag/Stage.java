package io.offshoot.ops.dashboard.lag;

import java.util.List;
import java.util.Optional;

/**
 * A step of the flow that works records off.
 *
 * @param name one word: topology, trainer or editor
 * @param group its consumer group
 * @param shareGroup its share group in queue mode; empty when it has no such mode
 * @param topic what it reads
 * @param innerTopic a topic of its own between its parts, which is not there before it first ran; empty when it has none
 */
public record Stage(String name, String group, Optional<String> shareGroup, String topic, Optional<String> innerTopic) {
    /** Name of the stage that plans edits. */
    public static final String TOPOLOGY = "topology";

    /** Name of the stage that learns concepts. */
    public static final String TRAINER = "trainer";

    /** Name of the stage that edits photos. */
    public static final String EDITOR = "editor";

    /** Name of the worker that fetches photos by reference. */
    public static final String FETCHER = "fetcher";

    /** Name of what lies between them: accepted photos whose class has no concept yet, or is paused. */
    public static final String WAITING = "waiting";

    /** The stages of a service, by the prefix of its topics. */
    static List<Stage> of(String prefix) {
        return List.of(
                new Stage(
                        TOPOLOGY,
                        prefix + "-topology",
                        Optional.empty(),
                        prefix + ".images",
                        Optional.of(prefix + "-topology-photos-by-class-repartition")),
                new Stage(
                        TRAINER, prefix + "-trainer", Optional.empty(), prefix + ".concept-requests", Optional.empty()),
                new Stage(
                        EDITOR,
                        prefix + "-editor",
                        Optional.of(prefix + "-editor-queue"),
                        prefix + ".edit-requests",
                        Optional.empty()));
    }

    /** Name of the topic in which the topology keeps its waiting photos. */
    public static String waitingTopic(String prefix) {
        return prefix + "-topology-waiting-photos-changelog";
    }

    List<String> topics() {
        return innerTopic.map(inner -> List.of(topic, inner)).orElse(List.of(topic));
    }
}
