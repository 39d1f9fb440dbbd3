package io.offshoot.schemas.registry;

/** A schema id that the registry has never given out, or not for an Avro schema. */
public final class UnknownSchemaException extends Exception {

    /** Names the id. */
    public UnknownSchemaException(int id, Throwable cause) {
        super("The registry knows no Avro schema with id " + id + ".", cause);
    }
}
