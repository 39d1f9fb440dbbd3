package io.offshoot.ops.standalone.role;

import io.offshoot.schemas.avro.AugmentationPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a policy as text: keys and words in kebab case, for example {@code guidance-scale=3} or {@code
 * mode=real-guidance}; lists are separated by commas, or JSON
 * arrays where a text has a comma itself, and nothing behind {@code unet=} is no other UNet.
 */
public final class PolicyFields {
    private PolicyFields() {}

    /**
     * Sets one field.
     *
     * @throws IllegalArgumentException when no policy has the key, or the value is not of its type
     */
    public static void set(AugmentationPolicy policy, String key, String text) {
        Schema.Field field = fields(policy).stream()
                .filter(candidate -> kebabCase(candidate.name()).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no setting \"" + key + "\" in a policy, only "
                        + String.join(", ", texts(policy).keySet())));
        try {
            policy.put(field.pos(), value(field.schema(), text.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the setting " + key + " must be " + form(field.schema()) + ", was \"" + text + "\"", e);
        }
    }

    /** All fields in order. */
    public static Map<String, String> texts(AugmentationPolicy policy) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields(policy).forEach(field -> texts.put(kebabCase(field.name()), text(policy.get(field.pos()))));
        return texts;
    }

    private static List<Schema.Field> fields(AugmentationPolicy policy) {
        return policy.getSchema().getFields();
    }

    private static @Nullable Object value(Schema schema, String text) {
        return switch (schema.getType()) {
            case INT -> Integer.parseInt(text);
            case DOUBLE -> Double.parseDouble(text);
            case BOOLEAN -> trueOrFalse(text);
            case STRING -> text;
            // a null comes first, and nothing stands for it
            case UNION -> text.isEmpty() ? null : value(schema.getTypes().get(1), text);
            case ENUM -> SpecificData.get().createEnum(text.replace('-', '_').toUpperCase(Locale.ROOT), schema);
            case ARRAY ->
                PolicyLists.parts(text).stream()
                        .map(part -> value(schema.getElementType(), part))
                        .toList();
            default ->
                throw new IllegalArgumentException("settings of type " + schema.getType() + " have no text form");
        };
    }

    private static boolean trueOrFalse(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Enum<?> word) {
            return kebabCase(word);
        }
        return value instanceof List<?> list
                ? PolicyLists.text(list.stream().map(PolicyFields::text).toList())
                : value.toString();
    }

    private static String form(Schema schema) {
        return switch (schema.getType()) {
            case ENUM ->
                "one of "
                        + schema.getEnumSymbols().stream()
                                .map(symbol -> symbol.toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "));
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list of type " + schema.getElementType().getType();
            default -> "of type " + schema.getType();
        };
    }

    private static String kebabCase(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
