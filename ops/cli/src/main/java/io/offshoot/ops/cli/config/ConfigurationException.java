package io.offshoot.ops.cli.config;

/** The configuration cannot be used; the message names the key or file at fault. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong and what to do about it */
    public ConfigurationException(String sentence) {
        super(sentence);
    }
}
