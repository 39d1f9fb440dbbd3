package io.offshoot.diffusion.inversion;

import java.util.List;

/**
 * How pictures and prompts are varied from one noisy example to the next.
 *
 * @param templates prompts with {@code {}} for the placeholder, one drawn for every noisy example
 * @param flipProbability how often a picture is mirrored left to right, in [0, 1]
 */
public record ExampleSettings(List<String> templates, double flipProbability) {

    public ExampleSettings {
        templates = List.copyOf(templates);
        if (templates.isEmpty()) {
            throw new IllegalArgumentException("templates must hold at least one prompt");
        }
        for (String template : templates) {
            if (!template.contains("{}")) {
                throw new IllegalArgumentException(
                        "templates must contain {} in each prompt, not so '" + template + "'");
            }
        }
        if (!(flipProbability >= 0 && flipProbability <= 1)) {
            throw new IllegalArgumentException("flipProbability must be in [0, 1], was " + flipProbability);
        }
    }
}
