package io.offshoot.streams.policy;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.state.StateStores;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the valid policies in a global store: the one for all classes must reach every partition. A policy that is not
 * valid is ignored with a sentence in the log, and the last valid one stays; but compaction may remove that from the
 * topic, so after a restart the class may fall back to the default. A tombstone takes a policy back.
 */
public final class PolicyUpdates extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyUpdates.class);
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Deserializer<AugmentationPolicy> deserializer;
    private final TopologyMeters meters;

    /** Decodes with a deserializer. */
    public PolicyUpdates(Deserializer<AugmentationPolicy> deserializer, TopologyMeters meters) {
        this.deserializer = deserializer;
        this.meters = meters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null) {
            ignore("?", "its key must be a class or *");
        } else if (record.value() == null) {
            store().delete(record.key());
        } else {
            update(record.key(), record.value());
        }
    }

    private void update(String label, byte[] value) {
        try {
            AugmentationPolicy policy = decode(value);
            PolicyRules.firstProblem(policy).ifPresentOrElse(problem -> ignore(label, problem), () -> {
                LOG.info("Policy {} of {} holds from now on", policy.getVersion(), label);
                store().put(label, policy);
            });
        } catch (UndecodableRecordException e) {
            ignore(label, String.valueOf(e.getMessage()));
        }
    }

    private KeyValueStore<String, AugmentationPolicy> store() {
        return context().getStateStore(StateStores.POLICIES);
    }

    private void ignore(String label, String problem) {
        meters.policyIgnored();
        LOG.warn("A policy for {} is ignored and the last one stays: {}; publish a valid one", label, problem);
    }

    /** Kafka Streams gives up for good when its global thread fails, so a registry that is away is waited for here. */
    private AugmentationPolicy decode(byte[] value) {
        for (int attempt = 1; ; attempt++) {
            try {
                return deserializer.deserialize(StateStores.POLICIES, value);
            } catch (RegistryUnreachableException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.warn("Policies wait for the schema registry: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
