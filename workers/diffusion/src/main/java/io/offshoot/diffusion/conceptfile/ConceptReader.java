package io.offshoot.diffusion.conceptfile;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.TensorInfo;
import io.offshoot.diffusion.torchfile.PickleValue;
import io.offshoot.diffusion.torchfile.PickleValue.Dict;
import io.offshoot.diffusion.torchfile.PickleValue.Tensor;
import io.offshoot.diffusion.torchfile.PickleValue.Text;
import io.offshoot.diffusion.torchfile.TorchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tokens and vectors in one file, whichever tool wrote it. */
final class ConceptReader {

    /** The key of AUTOMATIC1111's safetensors form, whose token is the file's name. */
    private static final String EMB_PARAMS = "emb_params";

    /** Larger than any concept: 75 vectors of the greatest width in float64. */
    private static final long LARGEST_TENSOR = 1 << 24;

    private final Path path;

    ConceptReader(Path path) {
        this.path = path;
    }

    List<ConceptVectors> read() throws IOException {
        Map<String, StoredTensor> tensors = TorchFile.isOne(path) ? torch() : safetensors();
        if (tensors.isEmpty()) {
            throw fault("holds no concept");
        }
        List<ConceptVectors> concepts = new ArrayList<>();
        for (Map.Entry<String, StoredTensor> tensor : tensors.entrySet()) {
            concepts.add(concept(tensor.getKey(), tensor.getValue()));
        }
        return concepts;
    }

    private ConceptVectors concept(String key, StoredTensor tensor) throws ConceptFileException {
        if (key.equals("clip_l") || key.equals("clip_g")) {
            throw fault("is a concept for the two text encoders of SDXL; concepts of one text encoder are read");
        }
        try {
            String token = key.equals(EMB_PARAMS) ? stem() : key;
            return new ConceptVectors(token, tensor.vectors());
        } catch (IllegalArgumentException unfit) {
            throw fault("the concept '%s' cannot be used: %s".formatted(key, unfit.getMessage()));
        }
    }

    private Map<String, StoredTensor> safetensors() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            if (ConceptFiles.TRAINING_STATE.equals(file.metadata().get("format"))) {
                throw fault("is the state of a training and no concept; name the concept's own file");
            }
            for (TensorInfo info : file.tensors().values()) {
                if (info.bytes() > LARGEST_TENSOR) {
                    throw fault("tensor %s of shape %s is no concept".formatted(info.name(), info.shape()));
                }
                requireReal(info.name(), info.dtype());
                tensors.put(info.name(), new StoredTensor(info.shape(), file.floats(info.name())));
            }
        }
        return tensors;
    }

    private Map<String, StoredTensor> torch() throws IOException {
        try (TorchFile file = TorchFile.open(path)) {
            if (!(file.root() instanceof Dict root)) {
                throw fault("holds no dictionary of concepts");
            }
            PickleValue trained = root.entries().get("string_to_param");
            return trained == null ? tensors(file, root) : a1111(file, root, trained);
        }
    }

    /** {@code {token: tensor}}, of one concept or of many. */
    private Map<String, StoredTensor> tensors(TorchFile file, Dict dict) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, PickleValue> entry : dict.entries().entrySet()) {
            if (!(entry.getValue() instanceof Tensor tensor)) {
                throw fault("the entry '%s' is no tensor; a file of concepts maps tokens to tensors"
                        .formatted(entry.getKey()));
            }
            requireReal(entry.getKey(), tensor.dtype());
            tensors.put(entry.getKey(), new StoredTensor(tensor.shape(), file.floats(tensor)));
        }
        return tensors;
    }

    /** The one vector set under {@code string_to_param}; its token is the name beside it, or else the file's. */
    private Map<String, StoredTensor> a1111(TorchFile file, Dict root, PickleValue trained) throws IOException {
        Map<String, StoredTensor> tensors = trained instanceof Dict dict ? tensors(file, dict) : Map.of();
        if (tensors.size() != 1) {
            throw fault("must have one entry under string_to_param, has " + tensors.size());
        }
        String token = root.entries().get("name") instanceof Text name ? name.value() : stem();
        return Map.of(token, tensors.values().iterator().next());
    }

    private void requireReal(String name, DType dtype) throws ConceptFileException {
        if (!dtype.isReal()) {
            throw fault("tensor %s has the type %s; vectors are floating-point numbers".formatted(name, dtype));
        }
    }

    /** The file's name without its extension. */
    private String stem() {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private ConceptFileException fault(String fault) {
        return new ConceptFileException(path, fault);
    }
}
