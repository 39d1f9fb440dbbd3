package io.offshoot.ops.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * The registry's routes in Confluent's REST shape, for Confluent's clients in any language. Schemas are never deleted:
 * records in the log go on naming their ids.
 */
public final class RegistryRoutes {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaStore store;

    private RegistryRoutes(SchemaStore store) {
        this.store = store;
    }

    /** Adds the routes to a web application. */
    public static void addTo(Javalin app, SchemaStore store) {
        RegistryRoutes routes = new RegistryRoutes(store);
        routes.addSubjects(app);
        routes.addSchemas(app);
        routes.addCompatibility(app);
        routes.addConfig(app);
        app.exception(RegistryError.class, RegistryRoutes::answerError);
    }

    private void addSubjects(Javalin app) {
        app.get("/subjects", ctx -> answer(ctx, store.subjects()));
        app.post("/subjects/{subject}", ctx -> answer(ctx, store.lookUp(subject(ctx), schema(ctx))));
        app.get("/subjects/{subject}/versions", ctx -> answer(ctx, numbers(store.requireVersions(subject(ctx)))));
        app.post(
                "/subjects/{subject}/versions",
                ctx -> answer(
                        ctx,
                        Map.of("id", store.register(subject(ctx), schema(ctx)).id())));
        app.get("/subjects/{subject}/versions/{version}", ctx -> answer(ctx, version(ctx)));
        app.get(
                "/subjects/{subject}/versions/{version}/schema",
                ctx -> answerText(ctx, version(ctx).schema()));
    }

    private void addSchemas(Javalin app) {
        app.get("/schemas/types", ctx -> answer(ctx, List.of("AVRO")));
        app.get(
                "/schemas/ids/{id}",
                ctx -> answer(ctx, Map.of("schema", withId(ctx).get(0).schema())));
        app.get(
                "/schemas/ids/{id}/schema",
                ctx -> answerText(ctx, withId(ctx).get(0).schema()));
        app.get(
                "/schemas/ids/{id}/subjects",
                ctx -> answer(
                        ctx, withId(ctx).stream().map(SchemaVersion::subject).toList()));
        app.get(
                "/schemas/ids/{id}/versions",
                ctx -> answer(
                        ctx,
                        withId(ctx).stream()
                                .map(v -> new SubjectVersion(v.subject(), v.version()))
                                .toList()));
    }

    private void addCompatibility(Javalin app) {
        app.post(
                "/compatibility/subjects/{subject}/versions",
                ctx -> answerProblems(ctx, store.requireVersions(subject(ctx))));
        app.post(
                "/compatibility/subjects/{subject}/versions/{version}",
                ctx -> answerProblems(ctx, List.of(version(ctx))));
    }

    private void addConfig(Javalin app) {
        app.get("/mode", ctx -> answer(ctx, Map.of("mode", "READWRITE")));
        app.get("/config", ctx -> answer(ctx, Map.of("compatibilityLevel", store.level())));
        app.get("/config/{subject}", ctx -> answer(ctx, Map.of("compatibilityLevel", level(ctx))));
        app.put("/config", ctx -> {
            store.setLevel(requestedLevel(ctx));
            answer(ctx, Map.of("compatibility", store.level()));
        });
        app.put("/config/{subject}", ctx -> {
            CompatibilityLevel level = requestedLevel(ctx);
            store.setLevel(subject(ctx), level);
            answer(ctx, Map.of("compatibility", level));
        });
    }

    private void answerProblems(Context ctx, List<SchemaVersion> earlier) {
        List<String> problems = store.problems(subject(ctx), schema(ctx), earlier);
        boolean verbose = Boolean.parseBoolean(ctx.queryParam("verbose"));
        answer(
                ctx,
                verbose
                        ? Map.of("is_compatible", problems.isEmpty(), "messages", problems)
                        : Map.of("is_compatible", problems.isEmpty()));
    }

    private CompatibilityLevel level(Context ctx) {
        String subject = subject(ctx);
        boolean orGlobal = Boolean.parseBoolean(ctx.queryParam("defaultToGlobal"));
        return store.level(subject).orElseGet(() -> {
            if (orGlobal) {
                return store.level();
            }
            throw RegistryError.noLevel(subject);
        });
    }

    private SchemaVersion version(Context ctx) {
        return store.version(subject(ctx), ctx.pathParam("version"));
    }

    private List<SchemaVersion> withId(Context ctx) {
        String id = ctx.pathParam("id");
        try {
            return store.withId(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            throw RegistryError.noSchema("Schema " + id);
        }
    }

    private static String subject(Context ctx) {
        return ctx.pathParam("subject");
    }

    private static List<Integer> numbers(List<SchemaVersion> versions) {
        return versions.stream().map(SchemaVersion::version).toList();
    }

    /** The Avro schema in a request; other kinds and references to other subjects are not taken. */
    private static String schema(Context ctx) {
        JsonNode body = body(ctx);
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") || !body.path("references").isEmpty()) {
            throw RegistryError.badSchema("This registry takes Avro schemas without references only.");
        }
        if (!body.path("schema").isTextual()) {
            throw RegistryError.badSchema("The request has no \"schema\".");
        }
        return body.path("schema").asText();
    }

    private static CompatibilityLevel requestedLevel(Context ctx) {
        return CompatibilityLevel.named(body(ctx).path("compatibility").asText());
    }

    private static JsonNode body(Context ctx) {
        try {
            return JSON.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            throw RegistryError.badRequest("The request is no JSON: " + e.getOriginalMessage());
        }
    }

    private static void answer(Context ctx, Object value) {
        try {
            answerText(ctx, JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answerText(Context ctx, String json) {
        ctx.result(json).contentType(CONTENT_TYPE);
    }

    private static void answerError(RegistryError error, Context ctx) {
        ctx.status(error.status());
        answer(ctx, Map.of("error_code", error.code(), "message", String.valueOf(error.getMessage())));
    }

    private record SubjectVersion(String subject, int version) {}
}
