package io.offshoot.diffusion.conceptfile;

/** The forms in which a concept is written. */
public enum ConceptFormat {
    /** diffusers' {@code learned_embeds.safetensors}: the token is the key, the vectors are [n, width] float32. */
    DIFFUSERS("safetensors"),

    /** What AUTOMATIC1111's web UI writes when it has trained an embedding, a torch.save file; diffusers reads it too. */
    A1111("pt");

    private final String extension;

    ConceptFormat(String extension) {
        this.extension = extension;
    }

    /** How names of such files end, without the dot. */
    public String extension() {
        return extension;
    }
}
