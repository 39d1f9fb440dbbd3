package io.offshoot.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/** The registry gave no answer: no record's fault, and worth another try. */
public final class RegistryUnreachableException extends RetriableException {

    /** Says which registry and why. */
    public RegistryUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
