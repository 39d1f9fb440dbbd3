package io.offshoot.streams.corpus;

import io.offshoot.streams.corpus.CorpusInput.Outcome;

/**
 * One record of the corpus, as it lies on the topic of images.
 *
 * @param name what it is, with the number it was drawn from
 * @param outcome what has to become of it
 * @param value its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never changed
record CorpusRecord(String name, Outcome outcome, byte[] value) {
    @Override
    public String toString() {
        return name;
    }
}
