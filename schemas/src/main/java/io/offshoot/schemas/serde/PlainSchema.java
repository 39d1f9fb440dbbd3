package io.offshoot.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** A compiled record's schema as others should see it: without the hints that Avro's compiler adds for Java. */
final class PlainSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    private PlainSchema() {}

    static String of(Schema schema) {
        try {
            return plain(JSON.readTree(schema.toString())).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JSON.createArrayNode();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode members = JSON.createObjectNode();
        node.properties().forEach(member -> members.set(member.getKey(), plain(member.getValue())));
        boolean hinted = members.remove(JAVA_STRING) != null;
        return hinted && members.size() == 1 ? members.get("type") : members;
    }
}
