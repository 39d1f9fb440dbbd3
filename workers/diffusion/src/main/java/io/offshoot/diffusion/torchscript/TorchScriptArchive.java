package io.offshoot.diffusion.torchscript;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that {@code torch.jit.load} reads: a zip of readable module code, a pickled tree of attributes, and raw
 * tensors.
 *
 * <p>Source: PyTorch {@code torch/csrc/jit/serialization}.
 */
public final class TorchScriptArchive {

    private static final String FOLDER = "m/";

    /** A pickled empty tuple: no constants, they stand in the code. */
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private final String code;
    private final ModulePickle pickle;

    /** Prepares the archive of a module with everything below it. */
    public TorchScriptArchive(ScriptModule root) {
        ScriptCode classes = new ScriptCode(root);
        this.code = classes.text();
        this.pickle = new ModulePickle(root, classes);
    }

    /** The classes, as text. */
    public String code() {
        return code;
    }

    /** The tree of attributes, without the tensors' content. */
    public byte[] attributes() {
        return pickle.bytes();
    }

    /** Writes the file; tensors are streamed, none is held in memory. */
    public void write(Path file) throws IOException {
        try (StoredZip zip = new StoredZip(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.add(FOLDER + "version", "10\n".getBytes(StandardCharsets.US_ASCII));
            zip.add(FOLDER + "constants.pkl", NO_CONSTANTS);
            zip.add(FOLDER + "data.pkl", pickle.bytes());
            zip.add(FOLDER + "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            List<TensorData> tensors = pickle.tensors();
            for (int i = 0; i < tensors.size(); i++) {
                zip.add(FOLDER + "data/" + i, tensors.get(i)::writeTo);
            }
        }
    }
}
