package io.offshoot.evaluate.flow;

import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.leak.LeakGuard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the flow once for the same photos, however often they are asked for, and keeps the test out of it: no test photo
 * goes in, no edit comes from a photo that was not given, and an edit that looks like a test photo is left out.
 */
public final class GuardedSource {
    private final SyntheticSource source;
    private final Map<Request, Synthetics> made = new HashMap<>();
    private int leftOut;

    /** Guards this flow. */
    public GuardedSource(SyntheticSource source) {
        this.source = source;
    }

    /**
     * Edits of these photos.
     *
     * @param guard knows the photos of the test
     * @throws io.offshoot.evaluate.leak.LeakException when one of the photos, or an edit's source, is a test photo
     */
    public Synthetics edit(List<Photo> photos, Guidance guidance, LeakGuard guard) {
        guard.require("examples of a concept and sources of edits", photos);
        Set<String> sources = new HashSet<>();
        photos.forEach(photo -> sources.add(photo.sha256()));
        Synthetics all = made.computeIfAbsent(new Request(sources, guidance), request -> source.edit(photos, guidance));
        for (Synthetic synthetic : all.pictures()) {
            requireKnown(synthetic, sources, guard);
        }
        List<Synthetic> untested = all.pictures().stream()
                .filter(synthetic -> !guard.looksTested(synthetic.picture()))
                .toList();
        leftOut += all.pictures().size() - untested.size();
        return all.withPictures(untested);
    }

    /** Edits that were left out because they look like a photo of the test, each as often as it was asked for. */
    public int leftOut() {
        return leftOut;
    }

    private static void requireKnown(Synthetic synthetic, Set<String> sources, LeakGuard guard) {
        guard.requireSource("sources of edits", synthetic.sourceSha256());
        if (!sources.contains(synthetic.sourceSha256())) {
            throw new IllegalStateException("An edit names the source " + synthetic.sourceSha256()
                    + ", which is none of the photos that were given to the flow.");
        }
    }

    private record Request(Set<String> sources, Guidance guidance) {}
}
