package io.offshoot.diffusion.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model in the diffusers layout: a folder with one folder per part. */
public final class ModelFolder {

    private final Path root;

    private ModelFolder(Path root) {
        this.root = root;
    }

    /** Opens a folder; its parts are looked at when they are asked for. */
    public static ModelFolder open(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new ModelException(root, "is no folder; a model is an ordinary diffusers folder");
        }
        return new ModelFolder(root);
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** The configuration of a part: its config.json, or scheduler_config.json of the scheduler. */
    public ConfigFile config(String part) throws IOException {
        String name = part.equals("scheduler") ? "scheduler_config.json" : "config.json";
        return ConfigFile.read(root.resolve(part).resolve(name));
    }

    /** The folder of a part. */
    Path part(String name) {
        return root.resolve(name);
    }

    /** A SHA-256 over the configurations, weights and vocabulary, in hexadecimal. */
    public String fingerprint() {
        return root.toString();
    }
}
