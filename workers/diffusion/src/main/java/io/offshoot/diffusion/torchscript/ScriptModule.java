package io.offshoot.diffusion.torchscript;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A TorchScript module to be stored: the name of its kind, the text of its methods, and its attributes.
 *
 * <p>The methods are ordinary TorchScript, except that {@code self} bears no type; attributes need no declaration. Two
 * modules of one kind whose text and attributes' types agree share a class; others get a number behind the name.
 */
public final class ScriptModule {

    private final String kind;
    private final String methods;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    /**
     * Begins a module without attributes.
     *
     * @param kind the name of its class, a Python identifier
     * @param methods one or more {@code def}, not indented
     */
    public ScriptModule(String kind, String methods) {
        this.kind = kind;
        this.methods = methods;
    }

    /** Adds a weight. */
    public ScriptModule tensor(String name, TensorData data) {
        return add(name, new Attribute.Tensor(data));
    }

    /** Adds a module within. */
    public ScriptModule child(String name, ScriptModule module) {
        return add(name, new Attribute.Child(module));
    }

    /** Adds a whole number. */
    public ScriptModule whole(String name, long value) {
        return add(name, new Attribute.Whole(value));
    }

    /** Adds a floating-point number. */
    public ScriptModule real(String name, double value) {
        return add(name, new Attribute.Real(value));
    }

    String kind() {
        return kind;
    }

    String methods() {
        return methods;
    }

    Map<String, Attribute> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    private ScriptModule add(String name, Attribute attribute) {
        if (attributes.putIfAbsent(name, attribute) != null) {
            throw new IllegalArgumentException(kind + " has two attributes " + name);
        }
        return this;
    }
}
