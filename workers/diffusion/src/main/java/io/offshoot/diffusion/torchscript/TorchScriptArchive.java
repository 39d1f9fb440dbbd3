package io.offshoot.diffusion.torchscript;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The file that {@code torch.jit.load} reads: a zip of readable module code, a pickled tree of attributes, and raw
 * tensors.
 *
 * <p>Source: PyTorch {@code torch/csrc/jit/serialization}.
 */
public final class TorchScriptArchive {

    private static final String FOLDER = "m/";

    private static final String TENSORS = FOLDER + "data/";

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

    /** How many numbers all tensors hold together. */
    public long elements() {
        return pickle.tensors().stream().mapToLong(TensorData::count).sum();
    }

    /**
     * Whether a file holds this module: the same code and attributes and nothing besides, and tensors of the same
     * sizes. The tensors' content is not compared.
     */
    public boolean isIn(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, Long> sizes = new HashMap<>();
            zip.stream().forEach(entry -> sizes.put(entry.getName(), entry.getSize()));
            return zip.size() == sizes.size() && sizes.equals(sizes()) && holdsTexts(zip);
        } catch (ZipException e) {
            return false;
        }
    }

    private boolean holdsTexts(ZipFile zip) throws IOException {
        for (Map.Entry<String, byte[]> text : texts().entrySet()) {
            try (InputStream in = zip.getInputStream(zip.getEntry(text.getKey()))) {
                if (!Arrays.equals(in.readAllBytes(), text.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<String, Long> sizes() {
        Map<String, Long> sizes = new HashMap<>();
        texts().forEach((name, text) -> sizes.put(name, (long) text.length));
        List<TensorData> tensors = pickle.tensors();
        for (int i = 0; i < tensors.size(); i++) {
            TensorData tensor = tensors.get(i);
            sizes.put(TENSORS + i, tensor.count() * tensor.type().size());
        }
        return sizes;
    }

    /** Every entry that is no tensor. */
    private Map<String, byte[]> texts() {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        texts.put(FOLDER + "version", "10\n".getBytes(StandardCharsets.US_ASCII));
        texts.put(FOLDER + "constants.pkl", NO_CONSTANTS);
        texts.put(FOLDER + "data.pkl", pickle.bytes());
        texts.put(FOLDER + "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
        return texts;
    }

    /** Writes the file; tensors are streamed, none is held in memory. */
    public void write(Path file) throws IOException {
        try (StoredZip zip = new StoredZip(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (Map.Entry<String, byte[]> text : texts().entrySet()) {
                zip.add(text.getKey(), text.getValue());
            }
            List<TensorData> tensors = pickle.tensors();
            for (int i = 0; i < tensors.size(); i++) {
                zip.add(TENSORS + i, tensors.get(i)::writeTo);
            }
        }
    }
}
