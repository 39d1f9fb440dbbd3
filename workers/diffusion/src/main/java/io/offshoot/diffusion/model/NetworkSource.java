package io.offshoot.diffusion.model;

import io.offshoot.diffusion.torchscript.ScriptModule;
import io.offshoot.diffusion.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network of a model folder whose configuration and weights have been looked through and fit, ready to be loaded.
 *
 * <p>Looking through reads headers only, so that a folder with a fault is refused before gigabytes are copied. Loading
 * writes the network's TorchScript archive once and then finds it again: its name is a hash of all that goes into it,
 * the weights, the generated code and the element types.
 */
final class NetworkSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NetworkSource.class);

    /** Builds a network's module from its weights. */
    interface Blueprint {
        ScriptModule build(Layers layers) throws IOException;
    }

    private final ModelFolder.Part part;
    private final LoadSettings settings;
    private final Weights weights;
    private final TorchScriptArchive archive;

    private NetworkSource(ModelFolder.Part part, LoadSettings settings, Weights weights, TorchScriptArchive archive) {
        this.part = part;
        this.settings = settings;
        this.weights = weights;
        this.archive = archive;
    }

    /** Looks through one part of a model; every tensor that the network needs is there afterwards, in its shape. */
    static NetworkSource open(ModelFolder.Part part, LoadSettings settings, Precision precision, Blueprint blueprint)
            throws IOException {
        Weights weights = Weights.open(part.folder());
        try {
            ScriptModule module = blueprint.build(new Layers(weights, precision));
            return new NetworkSource(part, settings, weights, new TorchScriptArchive(module));
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /** Loads the network, writing its archive first if there is none yet. */
    Network load() throws IOException {
        Libtorch.start(settings);
        Path file = CacheFolder.of(part.root(), settings.cacheFolder()).resolve(part.name() + "-" + key() + ".pt");
        // An archive holds code: one that came with a model from somewhere else must be what would be written here.
        if (!Files.isRegularFile(file) || !archive.isIn(file)) {
            write(file);
        }
        return Network.load(file, settings, archive.elements());
    }

    private String key() throws IOException {
        Sha256 hash = new Sha256();
        hash.text(part.hash());
        hash.text(archive.code());
        hash.bytes(archive.attributes());
        return hash.hex().substring(0, 32);
    }

    /** Another process may write or read the same archive meanwhile: it appears whole or not at all. */
    private void write(Path file) throws IOException {
        log.info("Writing {}", file);
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            archive.write(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public void close() throws IOException {
        weights.close();
    }
}
