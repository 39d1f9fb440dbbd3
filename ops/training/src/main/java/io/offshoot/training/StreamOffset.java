package io.offshoot.training;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.apache.kafka.common.TopicPartition;

/**
 * A place in the stream, in JSON {@code [topic, partition, offset]} as the Python package writes it.
 *
 * @param topic name of the topic
 * @param partition number of the partition
 * @param offset in the partition
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"topic", "partition", "offset"})
public record StreamOffset(
        @JsonProperty("topic") String topic,
        @JsonProperty("partition") int partition,
        @JsonProperty("offset") long offset) {

    static StreamOffset of(Place place) {
        return new StreamOffset(place.partition().topic(), place.partition().partition(), place.offset());
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    Place place() {
        return new Place(topicPartition(), offset);
    }
}
