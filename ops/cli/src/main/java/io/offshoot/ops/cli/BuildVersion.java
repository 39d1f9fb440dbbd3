package io.offshoot.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version this build was made with. */
public final class BuildVersion implements IVersionProvider {
    /** The version of the Maven project, for example {@code 0.1.0}. */
    public static String read() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(BuildVersion.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"offshoot " + read(), "Java " + Runtime.version()};
    }
}
