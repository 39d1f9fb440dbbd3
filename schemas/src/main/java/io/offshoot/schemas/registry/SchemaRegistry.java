package io.offshoot.schemas.registry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * A Confluent-compatible schema registry; ids and schemas are cached once known.
 *
 * <p>The one class that imports Confluent's client, which bundles an Avro of its own: schemas pass as JSON text.
 */
public final class SchemaRegistry implements AutoCloseable {

    private static final int CACHE_CAPACITY = 1000;
    // The in-process registry says that there is no subject where others say that there is no schema.
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);
    // How the client tells, in an IOException as for a broken connection, that it cannot parse what it got.
    private static final String NOT_AVRO = "Invalid schema";

    private static final int FORBIDDEN = 403;

    private final RegistrySettings settings;
    private final SchemaRegistryClient client;

    private SchemaRegistry(RegistrySettings settings, SchemaRegistryClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** A client of the registry; connects on first use. */
    public static SchemaRegistry connect(RegistrySettings settings) {
        return new SchemaRegistry(
                settings,
                SchemaRegistryClientFactory.newClient(
                        List.of(settings.url().split(",")),
                        CACHE_CAPACITY,
                        List.of(new AvroSchemaProvider()),
                        Secrets.lookedUp(settings.properties()),
                        Map.of()));
    }

    /**
     * Id of a schema under a subject, registered now when the settings allow it and it is new.
     *
     * @throws RegistryUnreachableException when the registry does not answer
     * @throws RegistryRefusedException when it refuses the schema or the caller
     */
    public int id(String subject, String schema) {
        AvroSchema parsed = new AvroSchema(schema);
        try {
            return settings.autoRegister() ? client.register(subject, parsed) : client.getId(subject, parsed);
        } catch (RestClientException e) {
            throw refused("subject " + subject, e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * The schema with an id, as JSON text.
     *
     * @throws UnknownSchemaException when the registry never gave out the id
     * @throws RegistryUnreachableException when the registry does not answer
     * @throws RegistryRefusedException when it refuses the caller
     */
    public String schema(int id) throws UnknownSchemaException {
        try {
            return client.getSchemaById(id).canonicalString();
        } catch (RestClientException e) {
            if (NOT_FOUND.contains(e.getErrorCode())) {
                throw new UnknownSchemaException(id, e);
            }
            throw refused("schema id " + id, e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith(NOT_AVRO)) {
                throw new UnknownSchemaException(id, e);
            }
            throw unreachable(e);
        }
    }

    /**
     * Asks the registry anything, for a health check; that it refuses to list its subjects is an answer, too.
     *
     * @throws RegistryUnreachableException when it does not answer, or only with an error of its own
     * @throws RegistryRefusedException when it does not know who asks
     */
    public void reach() {
        try {
            client.getAllSubjects();
        } catch (RestClientException e) {
            if (e.getStatus() != FORBIDDEN) {
                throw refused("to be asked", e);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private RuntimeException refused(String what, RestClientException e) {
        int status = e.getStatus();
        if (status >= 500 || status == 429) {
            return unreachable(e);
        }
        return new RegistryRefusedException(
                "The schema registry at " + settings.url() + " refused " + what + ": " + advice(status) + " ("
                        + e.getMessage() + ")",
                e);
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "give it valid credentials, for example basic.auth.user.info.";
            case 404 -> "register the schema first, or check that the address is a registry's.";
            case 409 -> "the schema is not compatible with the versions before it; use the program that fits them.";
            default -> "check the schema and the registry's settings.";
        };
    }

    private RegistryUnreachableException unreachable(Exception e) {
        return new RegistryUnreachableException(
                "The schema registry at " + settings.url() + " does not answer (" + e.getMessage()
                        + "): check its address and that it runs.",
                e);
    }
}
