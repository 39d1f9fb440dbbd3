package io.offshoot.ops.standalone.registry;

/**
 * A schema as one version of a subject.
 *
 * @param subject the subject
 * @param version its version, from 1
 * @param id id of the schema, the same wherever the same schema is registered
 * @param schema the Avro schema, as JSON text
 */
record SchemaVersion(String subject, int version, int id, String schema) {}
