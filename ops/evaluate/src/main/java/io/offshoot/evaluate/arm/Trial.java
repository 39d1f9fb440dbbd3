package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.classifier.Recipe;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.flow.Synthetic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One choice of an arm's settings.
 *
 * @param name as the report shows it
 * @param recipe how training pictures are made
 * @param least least strength of the edits that are used
 * @param most greatest strength of the edits that are used
 * @param scores what is made of their scores
 */
public record Trial(String name, Recipe recipe, double least, double most, ScoreUse scores) {
    /** A trial that uses edits of any strength, or none. */
    public static Trial of(String name, Recipe recipe) {
        return new Trial(name, recipe, 0, 1, ScoreUse.NONE);
    }

    /** The same on pictures that are changed as another trial changes them. */
    public Trial on(Trial other) {
        Recipe built = new Recipe(other.recipe.augmentation(), recipe.alpha(), recipe.cutMix());
        return new Trial(name + "; " + other.name, built, least, most, scores);
    }

    /** Whether edits of this strength are used. */
    public boolean uses(double strength) {
        return strength >= least && strength <= most;
    }

    /** The edits of these photos that are used. */
    public List<Weighted> choose(List<Synthetic> edits, List<Photo> photos) {
        Map<String, String> labels = new HashMap<>();
        photos.forEach(photo -> labels.put(photo.sha256(), photo.label()));
        List<Synthetic> ofStrength =
                edits.stream().filter(edit -> uses(edit.strength())).toList();
        return scores.of(ofStrength, edit -> labels.getOrDefault(edit.sourceSha256(), ""));
    }
}
