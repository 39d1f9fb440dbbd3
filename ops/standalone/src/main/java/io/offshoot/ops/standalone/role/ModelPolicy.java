package io.offshoot.ops.standalone.role;

import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.StreamsSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The augmentation policy that suits a model: DA-Fusion's, with what the model folder's {@code
 * augmentation-policy.properties} says laid over it, as {@link PolicyFields} reads it.
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
        try {
            PolicyFields.set(policy, key, text);
        } catch (IllegalArgumentException e) {
            throw new StartupException(e.getMessage() + "; correct " + file + ".", e);
        }
    }
}
