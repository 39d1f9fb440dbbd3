package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.proxy.TcpProxy;
import java.time.Duration;
import java.util.List;

/** Every piece of data to and from the brokers arrives later. */
record SlowNetwork(List<TcpProxy> proxies) implements Fault {

    private static final Duration LATENCY = Duration.ofMillis(150);

    @Override
    public boolean begin() {
        proxies.forEach(proxy -> proxy.slowDown(LATENCY));
        return true;
    }

    @Override
    public void end() {
        proxies.forEach(proxy -> proxy.slowDown(Duration.ZERO));
    }
}
