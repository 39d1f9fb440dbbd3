package io.offshoot.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * Where a training is in the stream: a few numbers per image, no images.
 *
 * @param version of this form
 * @param next offset after the last record read, per partition
 * @param pool where the pool's images are in the stream
 * @param ready ids of the photos that can be drawn, in the order that draws go by
 * @param retired ids of the photos that went
 * @param draws how many there were
 */
public record TrainingState(
        @JsonProperty("version") int version,
        @JsonProperty("next") List<StreamOffset> next,
        @JsonProperty("pool") List<StreamOffset> pool,
        @JsonProperty("ready") List<String> ready,
        @JsonProperty("retired") List<String> retired,
        @JsonProperty("draws") long draws) {

    static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Refuses the state of another version. */
    public TrainingState {
        if (version != VERSION) {
            throw new TrainingStreamException(
                    "The saved state has version " + version + ", not " + VERSION
                            + ": start without it, the stream is read from its first record then.",
                    null);
        }
        next = List.copyOf(next);
        pool = List.copyOf(pool);
        ready = List.copyOf(ready);
        retired = List.copyOf(retired);
    }

    /** The state in JSON text. */
    public static TrainingState parse(String json) {
        try {
            return JSON.readValue(json, TrainingState.class);
        } catch (JsonProcessingException e) {
            throw new TrainingStreamException(
                    "The saved state cannot be read (" + e.getOriginalMessage()
                            + "): start without it, the stream is read from its first record then.",
                    e);
        }
    }

    /** This state as JSON text. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names are always JSON", e);
        }
    }
}
