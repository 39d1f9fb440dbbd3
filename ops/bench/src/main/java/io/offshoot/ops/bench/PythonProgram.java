package io.offshoot.ops.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Python program whose last line of output is JSON: the other side of a comparison.
 *
 * @param python the interpreter
 */
public record PythonProgram(String python) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> OURS = Set.of("GLIBC_TUNABLES", "OMP_WAIT_POLICY");

    /**
     * Runs the program and waits for it.
     *
     * @param arguments the file and its arguments
     * @return its last line
     * @throws BenchException when it cannot be started, fails, or says something else
     */
    public JsonNode run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile("offshoot-python", ".err");
            try {
                return run(command, errors);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new BenchException(
                    "%s cannot be started (%s); name a Python that has torch and diffusers with --python."
                            .formatted(python, e.getMessage()),
                    e);
        }
    }

    private JsonNode run(List<String> command, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        // what ./offshoot sets for itself: the other side runs as its users run it
        builder.environment().keySet().removeAll(OURS);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new BenchException("%s ended with status %d (%s); give --python one that has torch and diffusers."
                        .formatted(command.get(1), status, lastLine(Files.readString(errors))));
            }
            return parsed(command.get(1), lastLine(said));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchException("the benchmark was interrupted; start it again.", interrupted);
        } finally {
            process.destroy();
        }
    }

    private static JsonNode parsed(String program, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BenchException(
                    "the last line of %s is not JSON but '%s'; name the script that prints its result with --baseline."
                            .formatted(program, line),
                    e);
        }
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce("", (before, line) -> line);
    }
}
