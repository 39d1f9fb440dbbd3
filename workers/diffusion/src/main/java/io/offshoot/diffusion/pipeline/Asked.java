package io.offshoot.diffusion.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows of a batch the UNet is shown in one call: the guided ones for their negative prompts, all for their prompts,
 * and as many copies of the first as fill the call up to a fixed width.
 *
 * @param guided places in the batch of those that are guided now
 * @param all how many rows the batch has
 * @param padding copies of the first
 */
record Asked(List<Integer> guided, int all, int padding) {

    /**
     * What is asked for rows at their present places.
     *
     * @param width rows of the batch to which every call is filled up, each asked twice; 0 for none
     */
    static Asked of(List<DenoisingRow.Place> rows, int width) {
        List<Integer> guided = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).guided())
                .boxed()
                .toList();
        return new Asked(guided, rows.size(), Math.max(0, 2 * width - guided.size() - rows.size()));
    }

    /** The place in the batch of each sample that is shown: all, and as many copies of the first as fill the call up. */
    List<Integer> samples() {
        List<Integer> samples = new ArrayList<>(IntStream.range(0, all).boxed().toList());
        int width = padding == 0 ? all : (guided.size() + all + padding) / 2;
        samples.addAll(Collections.nCopies(width - all, 0));
        return samples;
    }

    /** The sample that each text is about. */
    List<Integer> places() {
        List<Integer> places = new ArrayList<>(guided);
        IntStream.range(0, all).forEach(places::add);
        places.addAll(Collections.nCopies(padding, 0));
        return places;
    }

    /** The text of each row that is shown. */
    List<TextStates> texts(List<Conditioning> rows) {
        List<TextStates> texts = new ArrayList<>();
        guided.forEach(place -> texts.add(rows.get(place).negativePrompt()));
        rows.forEach(row -> texts.add(row.prompt()));
        texts.addAll(Collections.nCopies(padding, rows.get(0).prompt()));
        return texts;
    }
}
