package io.offshoot.workers.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Kafka clients that break the promise of the work loop that uses them, each in one way. */
@SuppressWarnings({"FutureReturnValueIgnored", "TypeParameterUnusedInFormals", "unchecked"}) // proxies of generic types
public enum BrokenClients {
    /** As they should be. */
    SOUND,
    /** Offsets are committed in a transaction of their own, before the results are sent. */
    COMMIT_BEFORE_SEND,
    /** What is finished beyond the committed offset is not read. */
    OFFSET_MAP_IGNORED,
    /** In queue mode: requests are acknowledged some seconds before their results are sent. */
    ACKNOWLEDGE_BEFORE_SEND,
    /** In queue mode: requests are acknowledged, their results are never sent. */
    ACKNOWLEDGE_UNSENT;

    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final Executor LATER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    Clients of(ClientSettings settings) {
        Clients sound = Clients.of(settings);
        return new Clients() {
            @Override
            public Consumer<byte[], byte[]> consumer() {
                return BrokenClients.this == OFFSET_MAP_IGNORED ? forgetful(sound.consumer()) : sound.consumer();
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return BrokenClients.this == COMMIT_BEFORE_SEND ? hasty(sound.producer()) : sound.producer();
            }
        };
    }

    QueueClients ofQueue(ClientSettings settings) {
        QueueClients sound = QueueClients.of(settings);
        return new QueueClients() {
            @Override
            public ShareConsumer<byte[], byte[]> consumer(int lane) {
                return sound.consumer(lane);
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return switch (BrokenClients.this) {
                    case ACKNOWLEDGE_BEFORE_SEND -> boastful(sound.producer(), LATER);
                    case ACKNOWLEDGE_UNSENT -> boastful(sound.producer(), never -> {});
                    default -> sound.producer();
                };
            }

            @Override
            public Admin admin() {
                return sound.admin();
            }
        };
    }

    /** Says of every record that it is durable, and leaves to the executor when it is sent. */
    private static Producer<byte[], byte[]> boastful(Producer<byte[], byte[]> sound, Executor sending) {
        return proxy(Producer.class, (method, arguments) -> {
            if (!method.getName().equals("send")) {
                return method.invoke(sound, arguments);
            }
            sending.execute(() -> sound.send((ProducerRecord<byte[], byte[]>) arguments[0]));
            return CompletableFuture.completedFuture(null);
        });
    }

    private static Consumer<byte[], byte[]> forgetful(Consumer<byte[], byte[]> sound) {
        return proxy(Consumer.class, (method, arguments) -> {
            Object answer = method.invoke(sound, arguments);
            if (!method.getName().equals("committed")) {
                return answer;
            }
            Map<TopicPartition, OffsetAndMetadata> bare = new HashMap<>();
            ((Map<TopicPartition, OffsetAndMetadata>) answer)
                    .forEach((partition, committed) ->
                            bare.put(partition, committed == null ? null : new OffsetAndMetadata(committed.offset())));
            return bare;
        });
    }

    private static Producer<byte[], byte[]> hasty(Producer<byte[], byte[]> sound) {
        List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        return proxy(Producer.class, (method, arguments) -> {
            if (method.getName().equals("send")) {
                waiting.add((ProducerRecord<byte[], byte[]>) arguments[0]);
                return CompletableFuture.completedFuture(null);
            }
            if (!method.getName().equals("commitTransaction")) {
                return method.invoke(sound, arguments);
            }
            sound.commitTransaction();
            LockSupport.parkNanos(BETWEEN.toNanos());
            sound.beginTransaction();
            waiting.forEach(sound::send);
            waiting.clear();
            sound.commitTransaction();
            return null;
        });
    }

    private static <T> T proxy(Class<?> type, Call call) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                return call.make(method, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }

    private interface Call {
        Object make(Method method, Object[] arguments) throws Throwable;
    }
}
