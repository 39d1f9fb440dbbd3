package io.offshoot.schemas.label;

/**
 * The placeholder token of a concept, as it stands in prompts: {@code <name_with_underscores>}, as in DA-Fusion. The one
 * definition; whoever needs the token of a class asks here. Two classes may share a token ("red maple", "red_maple"):
 * a prompt is always read together with the vectors that travel beside it.
 */
public final class ConceptToken {
    private ConceptToken() {}

    /** The token of a class; white space and angle brackets of its name become underscores. */
    public static String of(ClassName name) {
        return "<" + name.value().replaceAll("[\\s\\p{Z}<>]", "_") + ">";
    }
}
