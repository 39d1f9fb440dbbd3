package io.offshoot.workers.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, as it stands in provenance and dead letters. */
public final class WorkerVersion {

    private static final String RESOURCE = "version.properties";

    private WorkerVersion() {}

    /** For example {@code offshoot 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = WorkerVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar; build it with Maven");
            }
            properties.load(resource);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return "offshoot " + properties.getProperty("version");
    }
}
