package io.offshoot.diffusion.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A model in the diffusers layout: a folder with one folder per part. */
public final class ModelFolder {

    private static final List<String> NETWORKS = List.of("text_encoder", "unet", "vae");

    /** Only SDXL has it. */
    private static final String SECOND_TEXT_ENCODER = "text_encoder_2";

    /** Of these the fingerprint takes what is there: a tokenizer may come without, a scheduler too. */
    private static final List<String> OTHER_FILES = List.of(
            "scheduler/scheduler_config.json",
            "tokenizer/merges.txt",
            "tokenizer/tokenizer_config.json",
            "tokenizer/vocab.json",
            "tokenizer_2/merges.txt",
            "tokenizer_2/tokenizer_config.json",
            "tokenizer_2/vocab.json");

    private final Path root;
    private final @Nullable Path otherUNet;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    private ModelFolder(Path root, @Nullable Path otherUNet) {
        this.root = root;
        this.otherUNet = otherUNet;
    }

    /** Opens a folder; its parts are looked at when they are asked for. */
    public static ModelFolder open(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw WeightFiles.noFolder(root);
        }
        return new ModelFolder(root, null);
    }

    /**
     * This model with another UNet: a folder with the UNet's config.json and weights, or a model whose UNet is meant.
     *
     * @throws ModelException when there is no such folder
     */
    public ModelFolder withUNet(Path unet) throws IOException {
        if (!Files.isDirectory(unet)) {
            throw WeightFiles.noFolder(unet);
        }
        Path inside = unet.resolve("unet");
        ModelFolder swapped = new ModelFolder(root, Files.isDirectory(inside) ? inside : unet);
        swapped.hashes.putAll(hashes);
        swapped.hashes.remove("unet");
        return swapped;
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** The configuration of a part: its config.json, or scheduler_config.json of the scheduler. */
    public ConfigFile config(String part) throws IOException {
        String name = part.equals("scheduler") ? "scheduler_config.json" : "config.json";
        return ConfigFile.read(folder(part).resolve(name));
    }

    /** The content of model_index.json; a missing node where there is none. */
    JsonNode index() throws IOException {
        Path index = root.resolve("model_index.json");
        return Files.isRegularFile(index) ? ConfigFile.read(index).json() : MissingNode.getInstance();
    }

    /**
     * A SHA-256 over the configurations, weights and vocabulary, in hexadecimal: two folders with the same one give the
     * same images.
     */
    public String fingerprint() throws IOException {
        Sha256 hash = new Sha256();
        List<String> networks = new ArrayList<>(NETWORKS);
        if (Files.isDirectory(root.resolve(SECOND_TEXT_ENCODER))) {
            networks.add(SECOND_TEXT_ENCODER);
        }
        for (String network : networks) {
            hash.text(network);
            hash.text(part(network).hash());
        }
        for (String name : OTHER_FILES) {
            if (Files.isRegularFile(root.resolve(name))) {
                hash.text(name);
                hash.file(root.resolve(name));
            }
        }
        return hash.hex();
    }

    private Path folder(String part) {
        Path other = otherUNet;
        return other != null && part.equals("unet") ? other : root.resolve(part);
    }

    /** One network of the model. */
    Part part(String name) {
        return new Part(name);
    }

    /** A folder with a config.json and weights. */
    final class Part {

        private final String name;

        private Part(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        Path root() {
            return root;
        }

        Path folder() {
            return ModelFolder.this.folder(name);
        }

        /** A hash of the configuration and the weights; read once, a checkpoint has gigabytes. */
        String hash() throws IOException {
            String known = hashes.get(name);
            if (known != null) {
                return known;
            }
            Sha256 hash = new Sha256();
            hash.file(folder().resolve("config.json"));
            for (Path file : WeightFiles.of(folder())) {
                hash.file(file);
            }
            String hex = hash.hex();
            hashes.put(name, hex);
            return hex;
        }
    }
}
