package io.offshoot.ops.torture.cluster;

import java.nio.file.Path;
import java.util.Map;

/**
 * How many processes there are.
 *
 * @param folder of their data and logs
 * @param brokers Kafka brokers
 * @param editors editors
 * @param trainers concept trainers
 * @param partitions partitions of every topic
 * @param edits edits per photo (M)
 * @param editMillis how long an edit holds the stand-in's device, in milliseconds
 * @param editorMain class that runs an editor; a test puts a broken one here
 */
public record ClusterSettings(
        Path folder,
        int brokers,
        int editors,
        int trainers,
        int partitions,
        int edits,
        int editMillis,
        String editorMain) {

    /** Name of all topics' first part. */
    public static final String PREFIX = "torture";

    private static final String EDITOR_MAIN = "io.offshoot.ops.torture.process.EditorMain";

    /** Refuses a cluster that could do nothing, naming the key at fault. */
    public ClusterSettings {
        Map.of("brokers", brokers, "editors", editors, "trainers", trainers, "partitions", partitions, "edits", edits)
                .forEach((key, number) -> {
                    if (number < 1) {
                        throw new IllegalArgumentException(key + " must be at least 1, was " + number);
                    }
                });
    }

    /** Three brokers, three editors, two trainers, four partitions, three edits a photo. */
    public static ClusterSettings in(Path folder) {
        return new ClusterSettings(folder, 3, 3, 2, 4, 3, 40, EDITOR_MAIN);
    }

    /** The same with other numbers of processes. */
    public ClusterSettings with(int newBrokers, int newEditors, int newTrainers) {
        return new ClusterSettings(
                folder, newBrokers, newEditors, newTrainers, partitions, edits, editMillis, editorMain);
    }

    /** The same with editors of another class. */
    public ClusterSettings withEditorMain(String main) {
        return new ClusterSettings(folder, brokers, editors, trainers, partitions, edits, editMillis, main);
    }

    /** Copies of every partition: three where there are so many brokers. */
    public int replicas() {
        return Math.min(3, brokers);
    }
}
