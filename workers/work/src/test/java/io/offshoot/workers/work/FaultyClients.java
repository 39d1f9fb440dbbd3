package io.offshoot.workers.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Real clients whose producer fails before or after a call, as the fault decides. */
record FaultyClients(Clients real, Fault fault) implements Clients {

    /** Decides where a producer fails; throws to fail. */
    interface Fault {
        void before(String call);

        void after(String call);

        /** Does something before the first call of this name. */
        static Fault before(String name, Runnable strike) {
            return new Fault() {
                private boolean struck;

                @Override
                public void before(String call) {
                    if (call.equals(name) && !struck) {
                        struck = true;
                        strike.run();
                    }
                }

                @Override
                public void after(String call) {}
            };
        }

        /** Does something after the first call of this name. */
        static Fault after(String name, Runnable strike) {
            Fault before = before(name, strike);
            return new Fault() {
                @Override
                public void before(String call) {}

                @Override
                public void after(String call) {
                    before.before(call);
                }
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
