package io.offshoot.ops.torture.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the harness sent during one schedule, once the brokers have acknowledged it, and what has to become of it. */
public final class Expectations {

    private final Map<Photo, Fate> photos = new HashMap<>();
    private final Set<Coordinates> refused = new HashSet<>();
    private final Set<Coordinates> sent = new HashSet<>();

    /** A photo, or a copy of one, was sent to be accepted. */
    public synchronized void photo(Coordinates at, Photo photo, Fate fate) {
        sent.add(at);
        photos.put(photo, fate);
    }

    /** A photo or a request was sent that must become a dead letter. */
    public synchronized void poison(Coordinates at) {
        sent.add(at);
        refused.add(at);
    }

    /** A request was sent by the harness itself, to be answered as any other. */
    public synchronized void request(Coordinates at) {
        sent.add(at);
    }

    synchronized Map<Photo, Fate> photos() {
        return Map.copyOf(photos);
    }

    synchronized Set<Coordinates> refused() {
        return Set.copyOf(refused);
    }

    synchronized Set<Coordinates> sent() {
        return Set.copyOf(sent);
    }
}
