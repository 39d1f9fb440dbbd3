package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.image.PictureSize;
import java.nio.FloatBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text states of prompts, each computed once for as long as it is remembered. Used by one thread. */
final class StateCache implements AutoCloseable {

    private final PromptEncoder prompts;
    private final NDManager manager;
    private final int capacity;
    private final Map<Key, TextStates> states = new LinkedHashMap<>(16, 0.75f, true);

    private int encoded;

    private record Key(String prompt, List<String> tokens, FloatBuffer vectors, PictureSize picture) {}

    /** @param capacity most prompts that are remembered, the latest used ones */
    StateCache(PromptEncoder prompts, NDManager parent, int capacity) {
        this.prompts = prompts;
        this.manager = parent.newSubManager();
        this.capacity = capacity;
    }

    /**
     * The states of a prompt, one row. Every prompt is encoded by itself, so that its bits do not depend on others.
     *
     * @param owner gets a copy
     */
    TextStates of(String prompt, ConceptVectors concept, PictureSize picture, NDManager owner) {
        Key key = new Key(prompt, concept.tokens(), FloatBuffer.wrap(concept.flat()), picture);
        TextStates known = states.get(key);
        if (known == null) {
            known = prompts.encode(manager, List.of(prompt), concept, picture);
            encoded++;
            states.put(key, known);
            forgetOldest();
        }
        return known.pick(owner, List.of(0));
    }

    /** How many prompts had to be encoded. */
    int encoded() {
        return encoded;
    }

    private void forgetOldest() {
        if (states.size() > capacity) {
            Iterator<TextStates> oldest = states.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
