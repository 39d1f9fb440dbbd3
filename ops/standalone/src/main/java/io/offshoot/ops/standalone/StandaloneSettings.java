package io.offshoot.ops.standalone;

import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.topic.TopicSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings of a node that has everything in one JVM.
 *
 * @param storage where it keeps what it has
 * @param address where it listens
 * @param topics prefix, partitions and limits of the topics
 * @param model the diffusion model
 * @param topology settings of the topology
 * @param clients properties that pass through to the Kafka clients
 */
public record StandaloneSettings(
        NodeStorage storage,
        NodeAddress address,
        TopicSettings topics,
        ModelSettings model,
        TopologySettings topology,
        ClientOverrides clients) {

    /** A node on free ports and a temporary folder with the defaults of all parts. */
    public static StandaloneSettings of(Path model) {
        return new StandaloneSettings(
                NodeStorage.TEMPORARY,
                NodeAddress.free(),
                TopicSettings.defaults(),
                ModelSettings.of(model),
                TopologySettings.defaults(),
                ClientOverrides.NONE);
    }

    /** The same with other settings of the topology. */
    public StandaloneSettings withTopology(TopologySettings other) {
        return new StandaloneSettings(storage, address, topics, model, other, clients);
    }

    /** The same with another model. */
    public StandaloneSettings withModel(ModelSettings other) {
        return new StandaloneSettings(storage, address, topics, other, topology, clients);
    }

    /** The same with everything kept in a folder. */
    public StandaloneSettings withData(Path folder) {
        return with(NodeStorage.in(folder));
    }

    /** The same with trainings, and what they learned, kept in a folder. */
    public StandaloneSettings withCheckpoints(Path folder) {
        return with(storage.withCheckpoints(folder));
    }

    private StandaloneSettings with(NodeStorage other) {
        return new StandaloneSettings(other, address, topics, model, topology, clients);
    }

    /** The same listening elsewhere. */
    public StandaloneSettings withAddress(NodeAddress other) {
        return new StandaloneSettings(storage, other, topics, model, topology, clients);
    }

    /**
     * Properties that pass through to the Kafka clients.
     *
     * @param consumer for the workers' consumers
     * @param producer for the workers' producers
     * @param streams for Kafka Streams
     */
    public record ClientOverrides(
            Map<String, String> consumer, Map<String, String> producer, Map<String, String> streams) {
        /** Nothing passes through. */
        public static final ClientOverrides NONE = new ClientOverrides(Map.of(), Map.of(), Map.of());
    }
}
