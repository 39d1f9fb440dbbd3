package io.offshoot.ops.standalone.cluster;

/** A broker and a schema registry for a test. */
interface TestCluster extends AutoCloseable {
    /** Address for {@code bootstrap.servers}. */
    String bootstrapServers();

    /** Address of the registry, in Confluent's REST shape. */
    String registryUrl();

    @Override
    void close();
}
