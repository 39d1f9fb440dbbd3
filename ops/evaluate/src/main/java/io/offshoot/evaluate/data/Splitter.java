package io.offshoot.evaluate.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Splits as DA-Fusion does: one permutation per class and seed, the first n photos are the shots; where the data holds no
 * test photos out, the second half of each permutation is the test ({@code np.array_split} in its spurge.py). Unlike
 * there the permutation follows from seed and class name, so that it does not depend on which other classes there are.
 *
 * @param pools the photos
 * @param mostShots shots that every class must have photos for
 */
public record Splitter(Pools pools, int mostShots) {

    /**
     * The split of a seed.
     *
     * @throws DataException when a class has too few photos
     */
    public FewShotSplit split(long seed) {
        Map<String, List<Photo>> train = new TreeMap<>();
        List<Photo> test = new ArrayList<>(pools.test());
        for (String label : pools.classes()) {
            List<Photo> permuted = permuted(label, seed);
            int half = pools.test().isEmpty() ? (permuted.size() + 1) / 2 : permuted.size();
            test.addAll(permuted.subList(half, permuted.size()));
            train.put(label, List.copyOf(permuted.subList(0, half)));
            requireEnough(label, half, permuted.size());
        }
        return new FewShotSplit(train, List.copyOf(test));
    }

    private List<Photo> permuted(String label, long seed) {
        List<Photo> ofClass = new ArrayList<>(pools.train().stream()
                .filter(photo -> photo.label().equals(label))
                .toList());
        Collections.shuffle(ofClass, new Random(31 * seed + label.hashCode()));
        return ofClass;
    }

    private void requireEnough(String label, int forTraining, int all) {
        if (forTraining < mostShots || (pools.test().isEmpty() && all - forTraining < 1)) {
            throw new DataException("the class " + label + " has " + forTraining + " photos to train on and "
                    + mostShots + " shots are asked for; add photos"
                    + (pools.test().isEmpty() ? " (half of them are held out for the test)" : "")
                    + " or ask for fewer with --shots.");
        }
    }
}
