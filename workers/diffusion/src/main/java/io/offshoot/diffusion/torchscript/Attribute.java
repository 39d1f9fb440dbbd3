package io.offshoot.diffusion.torchscript;

/** What a module holds under a name. */
sealed interface Attribute {

    /** A weight. */
    record Tensor(TensorData data) implements Attribute {}

    /** A module within. */
    record Child(ScriptModule module) implements Attribute {}

    /** A whole number. */
    record Whole(long value) implements Attribute {}

    /** A floating-point number. */
    record Real(double value) implements Attribute {}
}
