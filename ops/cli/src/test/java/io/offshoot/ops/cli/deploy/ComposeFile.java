package io.offshoot.ops.cli.deploy;

import io.offshoot.ops.cli.metrics.ShippedFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml with its aliases and merges resolved. */
final class ComposeFile {
    /** The services that run Offshoot's own image. */
    static final List<String> ROLES =
            List.of("topology", "trainer", "editor", "trainer-gpu", "editor-gpu", "dashboard");

    private final Map<String, Object> document;

    private ComposeFile(Map<String, Object> document) {
        this.document = document;
    }

    static ComposeFile read() {
        return new ComposeFile(new Yaml().load(ShippedFiles.text("docker-compose.yml")));
    }

    Set<String> services() {
        return map(document, "services").keySet();
    }

    /** Image of a service, with the value that a variable has unless it is set. */
    String image(String service) {
        String image = (String) service(service).get("image");
        return image.replaceAll("^\\$\\{\\w+:-(.*)}$", "$1");
    }

    /** Arguments of a service's process, first of them the command. */
    List<String> arguments(String service) {
        return strings(service(service).get("command"));
    }

    /** Test of a service's health check, without the word that says how Docker runs it. */
    List<String> healthCheck(String service) {
        List<String> test = strings(map(service(service), "healthcheck").get("test"));
        return test.subList(1, test.size()).stream()
                .map(word -> word.replace("$$", "$"))
                .toList();
    }

    /** Services that have to be healthy before this one starts. */
    Set<String> after(String service) {
        Map<String, Object> dependencies = map(service(service), "depends_on");
        dependencies.values().forEach(each -> {
            if (!Map.of("condition", "service_healthy").equals(each)) {
                throw new AssertionError(service + " does not wait until " + each);
            }
        });
        return dependencies.keySet();
    }

    /** Names of all ports that a service opens on the machine, as written. */
    List<String> ports(String service) {
        Object ports = service(service).get("ports");
        return ports == null ? List.of() : strings(ports);
    }

    private Map<String, Object> service(String name) {
        return map(map(document, "services"), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object list) {
        return (List<String>) list;
    }
}
