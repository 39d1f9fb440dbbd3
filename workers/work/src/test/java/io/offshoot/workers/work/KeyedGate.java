package io.offshoot.workers.work;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Echoes, but holds requests whose key begins with {@code slow} until it is opened; notes what it was asked for. */
final class KeyedGate implements Work {

    private final EchoWork behind;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    KeyedGate(String resultsTopic) {
        this.behind = new EchoWork(resultsTopic);
    }

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        String key = new String(context.record().key(), StandardCharsets.UTF_8);
        asked.add(key);
        if (key.startsWith("slow")) {
            awaitOpening();
        }
        return behind.run(context);
    }

    void open() {
        opened.countDown();
    }

    List<String> asked() {
        return asked;
    }

    private void awaitOpening() {
        try {
            opened.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException("stopped before the gate");
        }
    }
}
