package io.offshoot.evaluate.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one seed trains and tests on: for each class an order of its training photos, of which the first n are the n
 * shots, so that fewer shots are always among more; and the photos held out for the test.
 *
 * @param ordered training photos by class, in the seed's order
 * @param test photos that nothing but the test may see
 */
public record FewShotSplit(Map<String, List<Photo>> ordered, List<Photo> test) {
    /** The first photos of every class. */
    public List<Photo> shots(int perClass) {
        return slice(0, perClass);
    }

    /** The photos of every class from one position to before another. */
    public List<Photo> slice(int from, int to) {
        List<Photo> photos = new ArrayList<>();
        ordered.forEach((label, ofClass) -> photos.addAll(ofClass.subList(from, to)));
        return photos;
    }

    /** The same with other photos to test on. */
    public FewShotSplit withTest(List<Photo> photos) {
        return new FewShotSplit(ordered, photos);
    }
}
