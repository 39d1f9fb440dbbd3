package io.offshoot.ops.cli.model;

import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.TensorInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a model folder, by the names that diffusers gives them. */
final class ModelParts {
    private static final List<String> NEEDED = List.of(
            "text_encoder/config.json",
            "unet/config.json",
            "vae/config.json",
            "scheduler/scheduler_config.json",
            "tokenizer");

    private ModelParts() {}

    /** What a model cannot do without and this folder lacks. */
    static List<String> missing(Path folder) {
        return NEEDED.stream()
                .filter(name -> !Files.exists(folder.resolve(name)))
                .toList();
    }

    /** The types of the weights of one network as they are stored, for example {@code float16}. */
    static String storedTypes(Path network) {
        TreeSet<String> types = new TreeSet<>();
        for (Path file : weightFiles(network)) {
            try (SafetensorsFile weights = SafetensorsFile.open(file)) {
                weights.tensors().values().stream()
                        .map(TensorInfo::dtype)
                        .map(type -> name(type.name()))
                        .forEach(types::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return types.stream().collect(Collectors.joining(" and "));
    }

    private static String name(String type) {
        return switch (type) {
            case "F32" -> "float32";
            case "F16" -> "float16";
            case "BF16" -> "bfloat16";
            default -> type.toLowerCase(Locale.ROOT);
        };
    }

    private static List<Path> weightFiles(Path network) {
        try (Stream<Path> files = Files.list(network)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
