package io.offshoot.ops.cli.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.tools.AclCommand;

/**
 * Runs ops/acls.sh. Instead of a JVM for every line of it, a tool in its place writes the command lines down, and Kafka's
 * own command then runs them in this JVM.
 */
final class AclScript {
    private AclScript() {}

    static void run(Path folder, Map<String, String> adminProperties) throws IOException, InterruptedException {
        List<String> commandLines = commandLines(folder, adminProperties);
        PrintStream out = System.out;
        System.setOut(new PrintStream(new ByteArrayOutputStream()));
        try {
            for (String line : commandLines) {
                AclCommand.main(line.split(" "));
            }
        } finally {
            System.setOut(out);
        }
    }

    private static List<String> commandLines(Path folder, Map<String, String> adminProperties)
            throws IOException, InterruptedException {
        Path written = folder.resolve("acl-command-lines");
        Path tool = Files.writeString(
                folder.resolve("kafka-acls"), "#!/usr/bin/env bash\nprintf '%s\\n' \"$*\" >> '" + written + "'\n");
        tool.toFile().setExecutable(true);
        ProcessBuilder script = new ProcessBuilder(
                        Path.of(System.getProperty("offshoot.home"), "ops", "acls.sh")
                                .toString(),
                        "--bootstrap-server",
                        adminProperties.get("bootstrap.servers"),
                        "--command-config",
                        write(folder.resolve("admin.properties"), adminProperties)
                                .toString())
                .inheritIO();
        script.environment().put("KAFKA_ACLS", tool.toString());
        if (script.start().waitFor() != 0) {
            throw new IOException("ops/acls.sh failed");
        }
        return Files.readAllLines(written);
    }

    static Path write(Path file, Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
