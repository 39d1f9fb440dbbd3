package io.offshoot.diffusion.torchscript;

import java.util.ArrayList;
import java.util.List;

/** The pickle of a tree of modules, and the tensors it refers to by number. */
final class ModulePickle {

    private final Pickle pickle = new Pickle();
    private final List<TensorData> tensors = new ArrayList<>();
    private final ScriptCode code;
    private final byte[] bytes;

    ModulePickle(ScriptModule root, ScriptCode code) {
        this.code = code;
        module(root);
        this.bytes = pickle.stop();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The tensors; the position is the name of the storage. */
    List<TensorData> tensors() {
        return List.copyOf(tensors);
    }

    private void module(ScriptModule module) {
        pickle.global("__torch__", code.className(module)).emptyTuple().newObject();
        pickle.emptyDict().mark();
        module.attributes().forEach((name, attribute) -> {
            pickle.text(name);
            attribute(attribute);
        });
        pickle.setItems().build();
    }

    private void attribute(Attribute attribute) {
        if (attribute instanceof Attribute.Child child) {
            module(child.module());
        } else if (attribute instanceof Attribute.Tensor tensor) {
            tensor(tensor.data());
        } else if (attribute instanceof Attribute.Whole whole) {
            pickle.whole(whole.value());
        } else if (attribute instanceof Attribute.Real real) {
            pickle.real(real.value());
        }
    }

    private void tensor(TensorData data) {
        pickle.tensor(data, tensors.size());
        tensors.add(data);
    }
}
