package io.offshoot.diffusion.model;

import ai.djl.ndarray.types.DataType;
import io.offshoot.diffusion.torchscript.ScalarType;
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
 * The TorchScript archives of a model's networks, each written once and then found again.
 *
 * <p>An archive's name is a hash of all that goes into it, the weights, the generated code and the element type, so that
 * a change of any of them makes another archive.
 */
final class Archives {

    private static final Logger log = LoggerFactory.getLogger(Archives.class);

    /** Builds a network's module from its weights. */
    interface Blueprint {
        ScriptModule build(Layers layers) throws IOException;
    }

    private Archives() {}

    /** Loads one part of a model, writing its archive first if there is none yet. */
    static Network load(ModelFolder.Part part, LoadSettings settings, Blueprint blueprint) throws IOException {
        try (Weights weights = Weights.open(part.folder())) {
            ScriptModule module = blueprint.build(new Layers(weights, type(settings.dtype())));
            TorchScriptArchive archive = new TorchScriptArchive(module);
            Path file = CacheFolder.of(part.root(), settings.cacheFolder())
                    .resolve(part.name() + "-" + key(part, archive) + ".pt");
            if (!Files.isRegularFile(file)) {
                write(archive, file);
            }
            return Network.load(file, settings);
        }
    }

    private static String key(ModelFolder.Part part, TorchScriptArchive archive) throws IOException {
        Sha256 hash = new Sha256();
        hash.text(part.hash());
        hash.text(archive.code());
        hash.bytes(archive.attributes());
        return hash.hex().substring(0, 32);
    }

    /** Another process may write or read the same archive meanwhile: it appears whole or not at all. */
    private static void write(TorchScriptArchive archive, Path file) throws IOException {
        log.info("Writing {}", file);
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            archive.write(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static ScalarType type(DataType dtype) {
        return switch (dtype) {
            case FLOAT16 -> ScalarType.FLOAT16;
            case BFLOAT16 -> ScalarType.BFLOAT16;
            default -> ScalarType.FLOAT32;
        };
    }
}
