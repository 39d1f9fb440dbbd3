package io.offshoot.streams.state;

import io.offshoot.schemas.trace.TraceContext;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;

/** The traces of photos that are kept for later; most sensors send none, and then nothing is kept. */
public final class TraceContexts {
    private final KeyValueStore<String, String> store;

    /** Over the store {@link StateStores#TRACE_CONTEXTS}. */
    public TraceContexts(KeyValueStore<String, String> store) {
        this.store = store;
    }

    /** Keeps the trace of a record under a key, if it has one. */
    public void keep(String key, Headers headers) {
        TraceContext.of(headers).ifPresent(trace -> store.put(key, trace.toText()));
    }

    /** Headers with the trace that was kept under a key, which is forgotten; empty ones without. */
    public Headers take(String key) {
        Headers headers = new RecordHeaders();
        String text = store.delete(key);
        if (text != null) {
            TraceContext.parse(text).addTo(headers);
        }
        return headers;
    }
}
