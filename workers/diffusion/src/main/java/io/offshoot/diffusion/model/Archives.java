package io.offshoot.diffusion.model;

import java.io.IOException;
import java.nio.file.Path;

/** The TorchScript archives of a model's networks. */
final class Archives {

    private Archives() {}

    static Network load(Path part, LoadSettings settings) throws IOException {
        return Network.load(part.resolve("model.pt"), settings);
    }
}
