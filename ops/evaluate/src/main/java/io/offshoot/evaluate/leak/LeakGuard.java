package io.offshoot.evaluate.leak;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.data.Photo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the photos of a test and refuses them, and near-copies of them, wherever something is learned: among the examples
 * of a concept, the sources of edits, and the pictures that a classifier is trained on. An exact copy has the same
 * SHA-256; a near-copy a {@link PerceptualHash} at most {@link #NEAR} bits away.
 */
public final class LeakGuard {
    /** Bits of 64 up to which two pictures count as copies of one another. */
    public static final int NEAR = 8;

    private final Set<String> contents = new HashSet<>();
    private final Map<PerceptualHash, String> looks = new HashMap<>();

    /** A guard for these test photos. */
    public LeakGuard(Collection<Photo> test) {
        for (Photo photo : test) {
            contents.add(photo.sha256());
            looks.putIfAbsent(PerceptualHash.of(photo.picture()), photo.name());
        }
    }

    /**
     * Test photos without those that are copies of a training photo.
     *
     * @param test photos to be held out
     * @param train photos that may be learned from
     */
    public static List<Photo> withoutCopies(Collection<Photo> test, Collection<Photo> train) {
        LeakGuard learned = new LeakGuard(train);
        return test.stream().filter(photo -> learned.copyOf(photo).isEmpty()).toList();
    }

    /**
     * Lets photos pass that are no copies of a test photo.
     *
     * @param use what they are for, as the message names it
     * @throws LeakException when one of them is
     */
    public void require(String use, Collection<Photo> photos) {
        for (Photo photo : photos) {
            copyOf(photo).ifPresent(original -> {
                throw new LeakException(photo.name(), original, use);
            });
        }
    }

    /**
     * Refuses the content of a test photo by its hash, as provenance names it.
     *
     * @throws LeakException when it is one
     */
    public void requireSource(String use, String sha256) {
        if (contents.contains(sha256)) {
            throw new LeakException("with SHA-256 " + sha256, "of the same content", use);
        }
    }

    /** Whether a picture that was made, not taken, looks like a test photo. */
    public boolean looksTested(RgbImage picture) {
        return nearTo(PerceptualHash.of(picture)).isPresent();
    }

    private Optional<String> copyOf(Photo photo) {
        return contents.contains(photo.sha256())
                ? Optional.of("of the same content")
                : nearTo(PerceptualHash.of(photo.picture()));
    }

    private Optional<String> nearTo(PerceptualHash hash) {
        List<String> near = new ArrayList<>();
        looks.forEach((look, name) -> {
            if (look.distance(hash) <= NEAR) {
                near.add(name);
            }
        });
        return near.stream().sorted().findFirst();
    }
}
