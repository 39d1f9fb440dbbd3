package io.offshoot.simulator;

import io.offshoot.simulator.camera.Snapshot;
import io.offshoot.simulator.species.Species;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known about a photo in words, in a fixed order: the metadata of a photo and the columns of a manifest. */
record Caption(Map<String, String> words) {

    static Caption of(Species species, Snapshot snapshot) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("species_seed", Long.toString(species.seed()));
        words.put("species", species.name());
        words.put("leaf_shape", species.form().word());
        words.put("leaf_colour", species.foliage().family().word());
        words.put("arrangement", species.habit().arrangement().word());
        words.put("background", snapshot.ground());
        words.put("stage", snapshot.stage());
        return new Caption(words);
    }

    Map<String, String> with(String key, String word) {
        Map<String, String> more = new LinkedHashMap<>(words);
        more.put(key, word);
        return Collections.unmodifiableMap(more);
    }
}
