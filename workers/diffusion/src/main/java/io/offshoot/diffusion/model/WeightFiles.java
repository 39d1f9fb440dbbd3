package io.offshoot.diffusion.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which files of a folder hold a network's weights: one safetensors file, or several under an index.
 *
 * <p>Taken is, of the names that diffusers and transformers write, the first that is there.
 */
final class WeightFiles {

    private static final List<String> NAMES = List.of("diffusion_pytorch_model", "model");

    private static final List<String> VARIANTS = List.of("", ".fp16", ".bf16", ".non_ema");

    private static final String PICKLES = ".*\\.(bin|ckpt|pt|pth)";

    private WeightFiles() {}

    /** The files, in a fixed order; an index is read, not listed. */
    static List<Path> of(Path folder) throws IOException {
        for (String variant : VARIANTS) {
            for (String name : NAMES) {
                Path whole = folder.resolve(name + variant + ".safetensors");
                if (Files.isRegularFile(whole)) {
                    return List.of(whole);
                }
                Path index = folder.resolve(name + ".safetensors.index" + variant + ".json");
                if (Files.isRegularFile(index)) {
                    return shards(folder, index);
                }
            }
        }
        throw new ModelException(folder, "holds no weights: expected NAME.safetensors" + foundInstead(folder));
    }

    private static List<Path> shards(Path folder, Path index) throws IOException {
        TreeSet<Path> shards = new TreeSet<>();
        for (JsonNode name : ConfigFile.read(index).json().path("weight_map")) {
            if (!name.asText().matches("[\\w.-]+\\.safetensors")) {
                throw new ModelException(index, "names a file outside its folder or of another kind: " + name);
            }
            shards.add(folder.resolve(name.asText()));
        }
        if (shards.isEmpty()) {
            throw new ModelException(index, "has no weight_map");
        }
        for (Path shard : shards) {
            if (!Files.isRegularFile(shard)) {
                throw new ModelException(index, "names " + shard.getFileName() + ", which is missing");
            }
        }
        return List.copyOf(shards);
    }

    private static String foundInstead(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return ", but the folder is missing";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(PICKLES))
                    .sorted()
                    .findFirst()
                    .map(name -> ", found " + name + ", which is a pickle and is not opened: convert it with diffusers'"
                            + " DiffusionPipeline.from_pretrained(MODEL).save_pretrained(NEW, safe_serialization=True)")
                    .orElse("");
        }
    }

    /** Why a file cannot be a model, and what to do about it. */
    static ModelException noFolder(Path path) {
        if (Files.isRegularFile(path)) {
            return new ModelException(
                    path,
                    "is a single file and a model is a folder: convert it with diffusers'"
                            + " StableDiffusionPipeline.from_single_file(FILE).save_pretrained(FOLDER)");
        }
        return new ModelException(path, "is no folder; a model is an ordinary diffusers folder");
    }
}
