package io.offshoot.ops.standalone;

import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.topic.TopicSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a node that has everything in one JVM.
 *
 * @param data folder that keeps everything between starts; empty for a temporary one
 * @param address where it listens
 * @param topics prefix, partitions and limits of the topics
 * @param model the diffusion model
 * @param topology settings of the topology
 * @param clients properties that pass through to the Kafka clients
 */
public record StandaloneSettings(
        Optional<Path> data,
        NodeAddress address,
        TopicSettings topics,
        ModelSettings model,
        TopologySettings topology,
        ClientOverrides clients) {

    /** A node on free ports and a temporary folder with the defaults of all parts. */
    public static StandaloneSettings of(Path model) {
        return new StandaloneSettings(
                Optional.empty(),
                NodeAddress.free(),
                TopicSettings.defaults(),
                ModelSettings.of(model),
                TopologySettings.defaults(),
                ClientOverrides.NONE);
    }

    /** The same with other settings of the topology. */
    public StandaloneSettings withTopology(TopologySettings other) {
        return new StandaloneSettings(data, address, topics, model, other, clients);
    }

    /** The same with another model. */
    public StandaloneSettings withModel(ModelSettings other) {
        return new StandaloneSettings(data, address, topics, other, topology, clients);
    }

    /** The same with everything kept in a folder. */
    public StandaloneSettings withData(Path folder) {
        return new StandaloneSettings(Optional.of(folder), address, topics, model, topology, clients);
    }

    /** The same listening elsewhere. */
    public StandaloneSettings withAddress(NodeAddress other) {
        return new StandaloneSettings(data, other, topics, model, topology, clients);
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
