package io.offshoot.evaluate.flow;

import io.offshoot.evaluate.data.Photo;
import java.util.List;

/** Makes synthetic pictures of photos, in a flow that knows these photos and no others. */
@FunctionalInterface
public interface SyntheticSource {
    /**
     * Edits every photo, after a concept of each class was learned from them where the guidance asks for that.
     *
     * @param photos of all classes
     * @param guidance what prompts name
     */
    Synthetics edit(List<Photo> photos, Guidance guidance);
}
