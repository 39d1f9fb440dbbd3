package io.offshoot.workers.work;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Answers every request with three results, {@code key/0} to {@code key/2}, and refuses the key poison. */
record EchoWork(String resultsTopic) implements Work {

    static final int RESULTS = 3;

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        byte[] key = context.record().key();
        String name = new String(key, StandardCharsets.UTF_8);
        context.progress(1, 1);
        if (name.equals("poison")) {
            throw new WorkFailedException("poison", "this request is poison; leave it out");
        }
        return new WorkResult(
                answers(name).stream()
                        .map(answer -> new ProducerRecord<>(resultsTopic, key, TestCluster.bytes(answer)))
                        .toList(),
                RESULTS,
                "3 answers to " + name);
    }

    static List<String> answers(String key) {
        return IntStream.range(0, RESULTS).mapToObj(i -> key + "/" + i).toList();
    }
}
