package io.offshoot.schemas.registry;

import org.apache.kafka.common.KafkaException;

/** The registry answered no: wrong credentials, an incompatible schema, or an address that is no registry. */
public final class RegistryRefusedException extends KafkaException {

    /** Says what was refused and what to do. */
    public RegistryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
