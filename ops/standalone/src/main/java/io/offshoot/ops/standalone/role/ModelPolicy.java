package io.offshoot.ops.standalone.role;

import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.StreamsSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * The augmentation policy that suits a model: DA-Fusion's, with what the model folder's {@code
 * augmentation-policy.properties} says laid over it. Keys are the fields of AugmentationPolicy in kebab case, for example
 * {@code guidance-scale=3} or {@code mode=real-guidance}; lists are separated by commas.
 */
public final class ModelPolicy {
    /** The file in the model folder; optional. */
    public static final String FILE = "augmentation-policy.properties";

    private ModelPolicy() {}

    /**
     * Reads the policy of a model folder.
     *
     * @throws StartupException when the file cannot be read, has a key that no policy has, or a value of the wrong type
     */
    public static AugmentationPolicy of(Path folder) {
        AugmentationPolicy policy = StreamsSettings.daFusion();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            Properties properties = read(file);
            properties.stringPropertyNames().forEach(key -> set(policy, key, properties.getProperty(key), file));
        }
        return policy;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new StartupException("the policy in " + file + " cannot be read (" + e + ").", e);
        }
        return properties;
    }

    private static void set(AugmentationPolicy policy, String key, String text, Path file) {
        Schema.Field field = policy.getSchema().getFields().stream()
                .filter(candidate -> kebabCase(candidate.name()).equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new StartupException("there is no setting \"" + key + "\" in a policy; correct " + file + "."));
        try {
            policy.put(field.pos(), value(field.schema(), text.strip()));
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    "the setting " + key + " in " + file + " must be " + form(field.schema()) + ", was \"" + text
                            + "\".",
                    e);
        }
    }

    private static Object value(Schema schema, String text) {
        return switch (schema.getType()) {
            case INT -> Integer.parseInt(text);
            case DOUBLE -> Double.parseDouble(text);
            case BOOLEAN -> Boolean.parseBoolean(text);
            case STRING -> text;
            case ENUM -> symbol(schema, text);
            case UNION -> value(schema.getTypes().get(1), text);
            case ARRAY ->
                Arrays.stream(text.split(","))
                        .map(part -> value(schema.getElementType(), part.strip()))
                        .toList();
            default ->
                throw new IllegalArgumentException("settings of type " + schema.getType() + " have no text form");
        };
    }

    /** An enum's symbol, which may be written in kebab case. */
    private static Object symbol(Schema schema, String text) {
        String symbol = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return SpecificData.get().createEnum(symbol, schema);
    }

    private static String form(Schema schema) {
        return schema.getType() == Schema.Type.ENUM
                ? "one of "
                        + String.join(", ", schema.getEnumSymbols())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')
                : "of type " + schema.getType();
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
