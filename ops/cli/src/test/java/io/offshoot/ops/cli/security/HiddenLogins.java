package io.offshoot.ops.cli.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes logins out of client properties and puts them where Kafka's config providers find them.
 *
 * @param folder where files of secrets lie
 */
record HiddenLogins(Path folder) {
    /** A secret that the environment of every process has. */
    static final String IN_ENVIRONMENT = System.getenv("PATH");

    private static final String LOGIN = "sasl.jaas.config";
    private static final String CLASSES = "org.apache.kafka.common.config.provider.";

    /** The whole login is a value in a properties file. */
    Map<String, String> inFile(Map<String, String> properties) throws IOException {
        Path file = AclScript.write(
                Files.createTempFile(folder, "login", ".properties"), Map.of("login", properties.get(LOGIN)));
        return with(properties, "FileConfigProvider", "${secrets:" + file + ":login}");
    }

    /** The whole login is a file of a folder, as Kubernetes mounts secrets. */
    Map<String, String> inDirectory(Map<String, String> properties) throws IOException {
        Path directory = Files.createTempDirectory(folder, "secrets");
        Files.writeString(directory.resolve("login"), properties.get(LOGIN));
        return with(properties, "DirectoryConfigProvider", "${secrets:" + directory + ":login}");
    }

    /** The password is a variable of the environment. */
    static Map<String, String> inEnvironment(Map<String, String> properties) {
        return with(
                properties, "EnvVarConfigProvider", properties.get(LOGIN).replace(IN_ENVIRONMENT, "${secrets:PATH}"));
    }

    private static Map<String, String> with(Map<String, String> properties, String provider, String login) {
        Map<String, String> hidden = new HashMap<>(properties);
        hidden.put("config.providers", "secrets");
        hidden.put("config.providers.secrets.class", CLASSES + provider);
        hidden.put(LOGIN, login);
        return hidden;
    }
}
