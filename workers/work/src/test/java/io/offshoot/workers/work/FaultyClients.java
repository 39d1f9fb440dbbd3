package io.offshoot.workers.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Real clients whose producer fails before or after a call, as the fault decides. */
record FaultyClients(Clients real, Fault fault) implements Clients {

    /** Decides where a producer fails; throws to fail. */
    interface Fault {
        void before(String call);

        void after(String call);

        /** Throws once, before the first call of this name that the condition lets through. */
        static Fault before(String name, Predicate<Integer> nth, RuntimeException failure) {
            return new Fault() {
                private int calls;

                @Override
                public void before(String call) {
                    if (call.equals(name) && nth.test(++calls)) {
                        throw failure;
                    }
                }

                @Override
                public void after(String call) {}
            };
        }
    }

    @Override
    public Consumer<byte[], byte[]> consumer() {
        return real.consumer();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> producer = real.producer();
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    fault.before(method.getName());
                    try {
                        Object answer = method.invoke(producer, arguments);
                        fault.after(method.getName());
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
